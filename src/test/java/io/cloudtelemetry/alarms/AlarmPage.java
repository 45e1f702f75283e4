package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;

/** Writes docs/alarms.md from the data. */
final class AlarmPage {
    private static final String INTRODUCTION = """
            # Recommended alarms

            Written by a test from the resource files; change those, then run `./mvnw verify -Dsnapshots=update`.

            Every alarm can be changed, switched off, and those that are off switched on, by its name: in the configuration
            file under `alarms` of the cluster or API, in Java with `change` and `without` of `AlarmSet`. A period is 60
            seconds, or the shortest multiple that holds a collection interval above that. Severities are this project's,
            thresholds and evaluation are AWS's where the source says so.

            The heading of each section is the anchor that an alarm's description ends with where `runbooks` is set in the
            configuration file, or `AlarmSet.withRunbooks` is called in Java. Words in capitals are yours to fill in;
            START and END are times such as 2026-01-31T09:00:00Z.
            """;

    private AlarmPage() {}

    static String of(List<RecommendedAlarms> files) {
        return INTRODUCTION + files.stream().map(AlarmPage::service).collect(joining());
    }

    private static String service(RecommendedAlarms file) {
        var table = file.rows().stream()
                .map(row -> "| [%s](#%s) | %s | %s | %s | %s |\n"
                        .formatted(
                                row.name(),
                                row.runbook().anchor(),
                                "%s `%s`".formatted(row.statistic(), row.metric()),
                                condition(row),
                                row.severity(),
                                state(file, row)))
                .collect(joining());
        return "\n## %s\n\n| alarm | series | goes off when | severity | by default |\n|---|---|---|---|---|\n%s%s"
                .formatted(
                        file.service(),
                        table,
                        file.rows().stream().map(AlarmPage::section).collect(joining()));
    }

    private static String state(RecommendedAlarms file, AlarmRow row) {
        if (row.threshold() == null) {
            return "off until it has a threshold";
        }
        return row.isPublishedBy(file.subject(), Set.of()) ? "on" : "on with `metrics: enhanced`";
    }

    private static String condition(AlarmRow row) {
        var value = row.threshold();
        var threshold = new Threshold(row.comparison(), value == null ? 0 : value);
        return "%s in %d of %d periods"
                .formatted(
                        value == null ? threshold.toString().replace(" 0", " yours") : threshold,
                        row.datapointsToAlarm(),
                        row.evaluationPeriods());
    }

    private static String section(AlarmRow row) {
        var runbook = row.runbook();
        return "\n### %s\n\n%s: %s.\n\n%s\n\n%s\n\nFirst commands:\n\n```sh\n%s\n```\n\nUsual causes:\n\n%s\n"
                .formatted(
                        runbook.anchor(),
                        row.why(),
                        row.firstStep(),
                        runbook.means(),
                        facts(row),
                        String.join("\n", runbook.commands()),
                        runbook.causes().stream().map(cause -> "- " + cause).collect(joining("\n")));
    }

    private static String facts(AlarmRow row) {
        var missing = switch (row.missingData()) {
            case BREACHING -> "counts as breaching";
            case NOT_BREACHING -> "counts as good";
            case IGNORE -> "leaves the state as it is";
            case MISSING -> "is insufficient data";
        };
        var source = row.source() == AlarmRow.Source.AWS
                ? "\"Recommended alarms\" in the CloudWatch user guide"
                : "this project";
        return "A period without a data point %s. Source: %s.%s"
                .formatted(missing, source, row.thresholdNote().isEmpty() ? "" : " " + row.thresholdNote());
    }
}
