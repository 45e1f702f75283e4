package io.cloudtelemetry.eks.fluentbit;

import java.util.Locale;

/** What Fluent Bit reads on each node; each source has a log group of its own. */
public enum LogSource {
    /** What containers print, but for those of the data plane. */
    APPLICATION,
    /** What kubelet and containerd write to the journal, and what aws-node and kube-proxy print. */
    DATAPLANE,
    /** The node itself, by its journal: the kernel, services, logins. */
    HOST;

    /** {@return the word for this source in a configuration file, also the last part of the group's name} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the name of the log group, as Container Insights and its pages in the console have it} */
    public String logGroupName(String clusterName) {
        return new ClusterLogGroups(clusterName).of(this);
    }

    boolean readsContainers() {
        return this != HOST;
    }

    boolean readsJournal() {
        return this != APPLICATION;
    }
}
