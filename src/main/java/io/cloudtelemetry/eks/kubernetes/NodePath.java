package io.cloudtelemetry.eks.kubernetes;

import org.cdk8s.plus25.k8s.HostPathVolumeSource;
import org.cdk8s.plus25.k8s.Volume;
import org.cdk8s.plus25.k8s.VolumeMount;
import org.jspecify.annotations.Nullable;

/** A path of the node that a pod sees. */
public record NodePath(String name, String hostPath, String mountPath, Use use) {
    /** What the pod does there. */
    public enum Use {
        /** Whatever stands there, a socket included, and nothing is checked. */
        READ_ANY(null, true),
        /** It must be a directory: kubelet says so in an event of the pod where it is none, and makes no empty one. */
        READ("Directory", true),
        /** A directory, made by kubelet where there is none. */
        READ_OR_CREATE("DirectoryOrCreate", true),
        /** A directory that the pod writes to, made by kubelet where there is none. */
        WRITE("DirectoryOrCreate", false);

        private final @Nullable String type;
        private final boolean readOnly;

        Use(@Nullable String type, boolean readOnly) {
            this.type = type;
            this.readOnly = readOnly;
        }
    }

    /** {@return a directory that the pod sees under its own path} */
    public static NodePath directory(String name, String path, Use use) {
        return new NodePath(name, path, path, use);
    }

    /** {@return the volume of the pod} */
    public Volume volume() {
        return Volume.builder()
                .name(name)
                .hostPath(HostPathVolumeSource.builder()
                        .path(hostPath)
                        .type(use.type)
                        .build())
                .build();
    }

    /** {@return where a container of the pod sees it} */
    public VolumeMount mount() {
        return VolumeMount.builder()
                .name(name)
                .mountPath(mountPath)
                .readOnly(use.readOnly)
                .build();
    }
}
