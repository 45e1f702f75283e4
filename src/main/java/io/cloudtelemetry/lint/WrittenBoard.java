package io.cloudtelemetry.lint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CloudWatch dashboard of a template. In both texts, what only a deployment knows stands as <code>${Name}</code>, and an alarm
 * of the same assembly by its own name.
 *
 * @param name the dashboard's name, its logical id where CloudFormation makes one up
 * @param body the dashboard's body, which is JSON
 */
public record WrittenBoard(String name, String body) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{\\d{1,6}#([^}]*)}");

    public WrittenBoard {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
    }

    /**
     * {@return the boards of all that is given, in its order}
     *
     * @param paths folders of CDK assemblies, and templates in JSON or YAML
     * @throws UnreadableInputException if one of them cannot be read
     */
    public static List<WrittenBoard> read(List<Path> paths) {
        var assembly = AssemblyFolder.read(Objects.requireNonNull(paths, "paths"));
        return assembly.resources("AWS::CloudWatch::Dashboard")
                .map(board -> {
                    var name = board.value("DashboardName").text();
                    return new WrittenBoard(
                            shown(assembly, name.isEmpty() ? board.id : name),
                            shown(assembly, board.value("DashboardBody").text()));
                })
                .toList();
    }

    private static String shown(Assembly assembly, String text) {
        // As Fn::Sub writes what it leaves alone.
        return PLACE.matcher(text.replace("${!", "${")).replaceAll(place -> {
            var reference = assembly.referred(new Value(place.group()));
            var alarm = reference == null ? Value.UNKNOWN : reference.resource().value("AlarmName");
            return Matcher.quoteReplacement(
                    alarm.isKnown() && !alarm.text().isEmpty()
                            ? new String(JsonStringEncoder.getInstance().quoteAsString(alarm.text()))
                            : "${" + place.group(1) + "}");
        });
    }
}
