package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import java.util.Arrays;

/** What happens to that which an alarm watches. It begins at {@link #ONSET}, after hours in which all was well. */
enum Scenario {
    AT_ONCE("atOnce", "it breaches at once", true),
    SLOWLY("slowly", "it gets there slowly", true),
    EVERY_2("every2", "", true),
    EVERY_3("every3", "", true),
    EVERY_5("every5", "", true),
    ONCE("once", "a single data point is bad", false),
    GAP_3("gap3", "3 minutes have no data", false),
    GAP_10("gap10", "10 minutes have no data", false),
    FIRST("first", "it is deployed before the first data point", false),
    AGENT_DEAD("agentDead", "the agent of one node dies", true),
    NODE_DEAD("nodeDead", "a node dies with its agent", true),
    CLUSTER_GONE("clusterGone", "all agents or the cluster are gone", true),
    NO_REQUESTS("noRequests", "there are no more requests", true);

    /** The minute in which it begins. */
    static final int ONSET = 600;

    /** The minute in which watching it ends. */
    static final int END = 1000;

    private final String key;
    private final String words;
    private final boolean lasts;

    Scenario(String key, String words, boolean lasts) {
        this.key = key;
        this.words = words;
        this.lasts = lasts;
    }

    static Scenario of(String key) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is no scenario"));
    }

    /** {@return the key of the data files} */
    String key() {
        return key;
    }

    /** {@return what happens to what the row watches, in words for a person} */
    String words(AlarmRecommendation row) {
        if (every() == 0) {
            return words;
        }
        return (isOfCluster(row)
                        ? "it is collected every %d minutes"
                        : row.continuous()
                                ? "it has a data point every %d minutes"
                                : "there is one request in %d minutes")
                .formatted(every());
    }

    /** {@return whether it goes on, so that an alarm that it sets off must stay} */
    boolean lasts() {
        return lasts;
    }

    /** {@return whether it can happen to what the row watches} */
    boolean concerns(AlarmRecommendation row) {
        var cluster = isOfCluster(row);
        return switch (this) {
            case AGENT_DEAD, NODE_DEAD, CLUSTER_GONE -> cluster;
            case NO_REQUESTS -> !cluster && !row.continuous();
            // With a threshold of 1 too little is none, which is NO_REQUESTS.
            case AT_ONCE, SLOWLY -> !row.statistic().equals("SampleCount");
            // What comes every minute, whatever happens, has its periods; what comes every five has longer ones.
            case EVERY_2, EVERY_3, EVERY_5 -> !row.continuous() || row.period() != null && row.period() == 300;
            default -> true;
        };
    }

    private static boolean isOfCluster(AlarmRecommendation row) {
        return row.namespace().equals("ContainerInsights");
    }

    /** {@return the minutes between two data points; 0 if not what this is about} */
    int every() {
        return switch (this) {
            case EVERY_2 -> 2;
            case EVERY_3 -> 3;
            case EVERY_5 -> 5;
            default -> 0;
        };
    }
}
