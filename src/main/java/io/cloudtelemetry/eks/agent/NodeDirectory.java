package io.cloudtelemetry.eks.agent;

import org.cdk8s.plus25.k8s.HostPathVolumeSource;
import org.cdk8s.plus25.k8s.Volume;
import org.cdk8s.plus25.k8s.VolumeMount;

/** A directory of the node that a pod sees under its own path. */
record NodeDirectory(String name, String path, Use use) {
    enum Use {
        /** It must exist: kubelet says so in an event of the pod where it does not, and makes no empty one. */
        READ,
        /** Made where it does not exist. */
        WRITE
    }

    Volume volume() {
        return Volume.builder()
                .name(name)
                .hostPath(HostPathVolumeSource.builder()
                        .path(path)
                        .type(use == Use.READ ? "Directory" : "DirectoryOrCreate")
                        .build())
                .build();
    }

    VolumeMount mount() {
        return VolumeMount.builder()
                .name(name)
                .mountPath(path)
                .readOnly(use == Use.READ)
                .build();
    }
}
