package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One metric of AWS's lists, in the words of CloudWatch and the columns of a file below {@code catalogue}.
 *
 * @param facts what the lists have; missing for a name that they lack
 * @param added further sets, as that file has them
 */
record ListedRow(String namespace, String name, JsonNode facts, List<String> added) {
    /** Fixed values that are one of several: AWS lists the one that its console shows, or its alarm is on. */
    private static final Map<String, String> ONE_OF_SEVERAL = Map.of(
            "AWS/RDS Role=WRITER", "Role is WRITER or READER",
            "AWS/S3 StorageType=StandardStorage", "StorageType is a class such as StandardStorage",
            "AWS/EFS StorageClass=Total", "StorageClass is Total or a class such as Standard");

    static final Map<String, String> DOUBTS = Map.of(
            "AWS/CloudFront BytesDownloaded", "unit: bytes by the name, None in AWS's list",
            "AWS/CloudFront BytesUploaded", "unit: bytes by the name, None in AWS's list",
            "AWS/DynamoDB OnlineIndexPercentageProgress", "unit: percent by the name, Count in AWS's list",
            "AWS/EFS StorageBytes", "unit: AWS's list has that of ClientConnections",
            "AWS/NATGateway PeakBytesPerSecond", "unit: bytes a second by the name, Count in AWS's list",
            "AWS/SNS SMSMonthToDateSpentUSD", "TopicName is known from AWS's recommended alarm only",
            "AWS/SNS SMSSuccessRate", "TopicName is known from AWS's recommended alarm only",
            "ECS/ContainerInsights ContainerEphemeralStorageUtilzation", "so in AWS's list; perhaps a slip of the pen");

    /** AWS's words for units of CloudWatch, without what stands in brackets and the full stop. */
    private static final Map<String, String> UNITS = Map.of(
            "Millisecond", "Milliseconds",
            "Count per second", "Count/Second",
            "count per second", "Count/Second",
            "Bytes per second", "Bytes/Second",
            "Bytes/second", "Bytes/Second",
            "Percentage", "Percent",
            "Count of client connections", "Count",
            "count", "Count",
            "none", "None");

    private static final String USES_NONE = "uses None for the CloudWatch unit.";
    private static final Pattern STATISTIC =
            Pattern.compile("Average|Min|Max|Sum|Sample ?Count|Samples|Count|[Pp]ercentile|Trimmed Mean");

    String line() {
        var notes = new LinkedHashSet<String>();
        var cells = List.of(name, unit(notes), statistic(), String.join(" ", recommended()), sets(notes));
        Optional.ofNullable(DOUBTS.get(namespace + " " + name)).ifPresent(notes::add);
        return String.join("|", cells) + "|" + String.join("; ", notes) + "\n";
    }

    private String unit(Set<String> notes) {
        var words = facts.path("unit").asText();
        if (words.endsWith(USES_NONE)) {
            return "None";
        }
        var bare = words.replaceAll("\\.? ?\\((?!per|GB/s|vCPU).*\\)|\\.$", "").replace("(per second)", "per second");
        var unit = UNITS.getOrDefault(bare, bare);
        if (unit.isEmpty() || DOUBTS.getOrDefault(namespace + " " + name, "").contains("AWS's list has")) {
            return "";
        }
        if (MetricCatalogueTest.CLOUDWATCH_UNITS.contains(unit)) {
            return unit;
        }
        notes.add(
                words.startsWith("Average") && !statistics(words).isEmpty() && words.matches("(\\w+(, )?)+")
                        ? "unit: AWS's list has statistics in its place"
                        : "unit in AWS's words: " + words.replaceAll("\\. .*|\\.$", ""));
        return "";
    }

    /** The one of AWS's console, else of those that AWS recommends an average, which is never far off. */
    private String statistic() {
        var console = texts("statistics");
        if (!console.isEmpty()) {
            return console.get(0);
        }
        var recommended = recommended();
        if (recommended.isEmpty() || recommended.contains("Average")) {
            return recommended.isEmpty() ? "" : "Average";
        }
        return recommended.contains("Maximum")
                ? "Maximum"
                : recommended.iterator().next().replace("Percentiles", "p90");
    }

    private Set<String> recommended() {
        return statistics(String.join(" ", texts("recommendedStatistics")));
    }

    private static Set<String> statistics(String words) {
        return STATISTIC
                .matcher(words)
                .results()
                .map(found -> switch (found.group()) {
                    case "Average", "Sum" -> found.group();
                    case "Min", "Max" -> found.group() + "imum";
                    case "Percentile", "percentile", "Trimmed Mean" -> "Percentiles";
                    default -> "SampleCount";
                })
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    /** The sets of both lists; those that differ in one fixed value are one, with all these values. */
    private String sets(Set<String> notes) {
        var sets = new TreeMap<String, Map<String, Set<String>>>();
        Stream.of("dimensionSets", "dimensionSetsOfAlarms")
                .flatMap(key -> stream(facts.path(key)))
                .forEach(set -> {
                    var pairs =
                            stream(set).map(each -> each.asText().split("=")).toList();
                    var names = pairs.stream().map(pair -> pair[0]).sorted().collect(joining(","));
                    var values = sets.computeIfAbsent(names, none -> new TreeMap<>());
                    pairs.stream().filter(pair -> pair.length > 1).forEach(pair -> {
                        var note = ONE_OF_SEVERAL.get(namespace + " " + pair[0] + "=" + pair[1]);
                        if (note != null) {
                            notes.add(note);
                        } else if (!pair[0].equals(pair[1])) {
                            values.computeIfAbsent(pair[0], none -> new TreeSet<>())
                                    .add(pair[1]);
                        }
                    });
                });
        for (var set : added) {
            var pairs = DimensionSet.of("()".equals(set) ? "" : set, List.of());
            var values = sets.computeIfAbsent(String.join(",", pairs.names()), none -> new TreeMap<>());
            pairs.values().forEach((key, of) -> values.put(key, new TreeSet<>(of)));
        }
        var texts = new ArrayList<String>();
        sets.forEach((names, values) -> texts.add(
                names.isEmpty()
                        ? "()"
                        : Stream.of(names.split(","))
                                .map(each -> values.containsKey(each)
                                        ? each + "=" + String.join("/", values.get(each))
                                        : each)
                                .collect(joining(","))));
        return String.join(";", texts);
    }

    private List<String> texts(String key) {
        return stream(facts.path(key)).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
