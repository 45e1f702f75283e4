package io.cloudtelemetry.eks.fluentbit;

/**
 * Where Fluent Bit begins, each time it starts, in files and journals in which it has read nothing yet. Where it has, it
 * goes on where it stopped, and containers that start while it runs are read in full either way.
 *
 * <p>It cannot tell its first start on a node from a later one: it only knows whether its database has the file
 * (set_file_position in plugins/in_tail/tail_file.c), or an entry of the journal (plugins/in_systemd/systemd_config.c).
 */
public enum ReadFrom {
    /**
     * At the beginning, so that containers that start between two runs are read too. The first start on a node costs what
     * the node still has: the current file of each container, 10 MiB at most as kubelet rotates by default, and its journal.
     */
    HEAD,
    /**
     * At the end. What containers write that start while Fluent Bit does not run, as during each of its updates and before
     * its first start on a new node, is lost up to its start.
     */
    TAIL
}
