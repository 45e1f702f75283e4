package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes docs/alarms.md from the data. */
final class AlarmPage {
    private static final String INTRODUCTION = """
            # Recommended alarms and runbooks

            Written by a test from the resource files; change those, then run `./mvnw verify -Dsnapshots=update`.

            To change an alarm, switch it off, or switch on one that is off, name it under `alarms` of its cluster or API, or
            call `change` and `without` in Java: see [changing and adding alarms](changing-alarms.md). A period is 60
            seconds where none is named, or the shortest multiple that holds a collection interval above that; fewer
            periods are looked at where together they would be longer than CloudWatch allows. Severities are this
            project's, thresholds and evaluation are AWS's where the source says so and no other reason is given.

            When an alarm goes off and when it stays silent is found by a simulation of CloudWatch's evaluation, through
            which every alarm is played. Where some periods have no data, CloudWatch looks at more of them than an alarm asks
            for, and AWS does not say at how many: what stands here holds for 2, 3 and 7 more. "17 to 22 minutes" depends on
            that, or on the minute in which the data points come. Until a data point is in CloudWatch a minute or two pass,
            which come on top. An alarm that has gone off stays so while what set it off lasts. "Collected every 5 minutes"
            means a collection interval of that length, to which the period fits; all else of a cluster is at an interval of
            60 seconds. With a longer one the times grow with it: agent-silent takes fifteen intervals and more.

            The heading of each section is the anchor that an alarm's description ends with where `runbooks` is set in the
            configuration file, or `AlarmSet.withRunbooks` is called in Java. Words in capitals are yours to fill in;
            START and END are times such as 2026-01-31T09:00:00Z. Text in single quotes stays in them when you fill it in, so
            that the shell takes `$default` as it is. A log group with `infrequentAccess` has no `aws logs tail`: the
            outputs of the stack whose names contain AccessLog and ExecutionLog have a query for it.

            Which resource an alarm of a CDK app is on, which names it by its path there, its dimensions say:

            ```sh
            aws cloudwatch describe-alarms --region REGION --alarm-names ALARM --query 'MetricAlarms[0].[Dimensions,Metrics]'
            ```
            """;

    private AlarmPage() {}

    static String of(List<RecommendedAlarms> files) {
        return INTRODUCTION + files.stream().map(AlarmPage::service).collect(joining());
    }

    private static String service(RecommendedAlarms file) {
        var table = file.data().alarms().stream()
                .map(row -> "| [%s](#%s) | %s | %s | %s | %s |\n"
                        .formatted(
                                row.name(),
                                row.anchor(),
                                "%s `%s`%s"
                                        .formatted(
                                                row.statistic(),
                                                row.metric(),
                                                row.plus() != null
                                                        ? " + `%s`".formatted(row.plus())
                                                        : row.per() != null
                                                                ? " in percent of `%s`".formatted(row.per())
                                                                : ""),
                                condition(row),
                                row.severity(),
                                state(file, row)))
                .collect(joining());
        return "\n## %s\n\n| alarm | series | goes off when | severity | by default |\n|---|---|---|---|---|\n%s%s%s"
                .formatted(
                        file.data().service(),
                        table,
                        refused(file),
                        file.data().alarms().stream().map(AlarmPage::section).collect(joining()));
    }

    private static String state(RecommendedAlarms file, AlarmRecommendation row) {
        if (row.threshold() == null) {
            return "off until it has a threshold";
        }
        if (row.perNamespace()) {
            return "for each of `namespaces`";
        }
        return row.isOnBy(file.data().subject(), Set.of())
                ? "on"
                : row.namespace().equals("ContainerInsights")
                        ? "on with `metrics: enhanced`"
                        : "off; for %s".formatted(row.onlyWith());
    }

    private static String refused(RecommendedAlarms file) {
        var notTaken = file.data().notTaken().stream()
                .map(row -> "| `%s` by %s | %s |\n"
                        .formatted(row.metric(), String.join(", ", new TreeSet<>(row.dimensions())), row.why()))
                .collect(joining());
        var gone = file.data().gone().entrySet().stream()
                .map(alarm -> "\nOnce recommended and no more: %s. %s.\n".formatted(alarm.getKey(), alarm.getValue()))
                .collect(joining());
        if (notTaken.isEmpty()) {
            return gone;
        }
        return "\nWhat AWS recommends and this project does not:\n\n| metric | why not |\n|---|---|\n" + notTaken
                + gone;
    }

    private static String condition(AlarmRecommendation row) {
        var value = row.threshold();
        var threshold = new Threshold(RecommendedAlarms.comparison(row), value == null ? 0 : value);
        return "%s in %d of %d periods%s"
                .formatted(
                        value == null ? threshold.toString().replace(" 0", " yours") : threshold,
                        row.datapointsToAlarm(),
                        row.evaluationPeriods(),
                        row.period() == null ? "" : " of %d s".formatted(row.period()));
    }

    private static String section(AlarmRecommendation row) {
        return "\n### %s\n\n%s: %s.\n\n%s\n\n%s\n\n%s\n\nFirst commands:\n\n```sh\n%s\n```\n\nUsual causes:\n\n%s\n"
                .formatted(
                        row.anchor(),
                        row.why(),
                        row.firstStep(),
                        row.means(),
                        behaviour(row),
                        facts(row),
                        String.join("\n", row.commands()),
                        row.causes().stream().map(cause -> "- " + cause).collect(joining("\n")));
    }

    private static String behaviour(AlarmRecommendation row) {
        var goesOff = row.goesOffAfter();
        var words = new LinkedHashMap<String, String>();
        goesOff.forEach((key, minutes) ->
                words.merge(minutes, Scenario.of(key).words(row), (some, more) -> some + "; " + more));
        return "- Goes off after %s.\n- Stays silent when %s."
                .formatted(
                        words.entrySet().stream()
                                .map(each -> "%s minute%s (%s)"
                                        .formatted(
                                                each.getKey(), each.getKey().equals("1") ? "" : "s", each.getValue()))
                                .collect(joining(", ")),
                        Arrays.stream(Scenario.values())
                                .filter(scenario -> scenario.concerns(row) && !goesOff.containsKey(scenario.key()))
                                .map(scenario -> scenario.words(row))
                                .collect(joining("; ")));
    }

    private static String facts(AlarmRecommendation row) {
        var missing = switch (row.missingData()) {
            case "breaching" -> "counts as breaching";
            case "notBreaching" -> "counts as good";
            case "ignore" -> "leaves the state as it is";
            case "missing" -> "is insufficient data";
            default -> throw new IllegalArgumentException(row.missingData());
        };
        var source = row.source() == AlarmRecommendation.Source.AWS ? "AWS's recommended alarms" : "this project";
        return "A period without a data point %s. Source: %s.%s"
                .formatted(missing, source, row.thresholdNote().isEmpty() ? "" : " " + row.thresholdNote());
    }
}
