package io.cloudtelemetry.eks.agent;

/** The releases of the CloudWatch agent that can be deployed, each with the manifests that belong to it. */
public enum AgentRelease {
    /** For clusters of today: containerd, tainted nodes, and metadata services that refuse a second hop. */
    CURRENT(
            "current",
            "public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300071.0b1720",
            AgentConfiguration.LONGEST_INTERVAL,
            true),

    /** The release of the walk-through of 2020, with its manifests field by field. On containerd it sees no pods. */
    WALKTHROUGH_2020("walkthrough-2020", "amazon/cloudwatch-agent:1.247346.0b249609", 300, false);

    private final String word;
    private final String image;
    private final int longestInterval;
    private final boolean collectsPodsOnContainerd;

    AgentRelease(String word, String image, int longestInterval, boolean collectsPodsOnContainerd) {
        this.word = word;
        this.image = image;
        this.longestInterval = longestInterval;
        this.collectsPodsOnContainerd = collectsPodsOnContainerd;
    }

    /** {@return the word for this release in a configuration file} */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }

    /** {@return the container image, with its tag} */
    public String image() {
        return image;
    }

    /** {@return its version, without the build} */
    String version() {
        return image.substring(image.lastIndexOf(':') + 1).replaceFirst("b\\d+$", "");
    }

    /**
     * {@return the longest interval between two collections, in seconds} Agents before 1.300058 forget the previous
     * value after 300 seconds and then publish no CPU and network rates.
     */
    public int longestInterval() {
        return longestInterval;
    }

    /**
     * {@return whether pods and containers are collected where containerd runs them} Agents before 1.247347.6 know
     * Docker only, which EKS nodes have not had since Kubernetes 1.24: metrics of nodes and of the cluster appear,
     * metrics of pods do not.
     */
    public boolean collectsPodsOnContainerd() {
        return collectsPodsOnContainerd;
    }
}
