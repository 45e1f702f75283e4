package io.cloudtelemetry.app;

import io.cloudtelemetry.ownership.ShellCommand;
import org.jspecify.annotations.Nullable;

/** Commands that show a log. */
final class LogCommands {
    /** Of the class INFREQUENT_ACCESS: FilterLogEvents, which tail calls, is refused ("not supported for this log class"). */
    private static final String QUERY =
            "id=$(aws logs start-query --region %s --log-group-name %s --start-time $(($(date +%%s) - 3600)) --end-time $(date +%%s)"
                    + " --query-string 'fields @timestamp, @message | sort @timestamp desc | limit 100'"
                    + " --query queryId --output text)"
                    + " && sleep 5 && aws logs get-query-results --region %s --query-id \"$id\"";

    private LogCommands() {}

    /** Writes an output with the command that follows a log, or shows its last hour if its class has no tail. */
    static void show(
            ConfiguredStack in,
            String output,
            String about,
            String what,
            String group,
            @Nullable Boolean infrequentAccess) {
        if (Boolean.TRUE.equals(infrequentAccess)) {
            in.output(
                    output,
                    about,
                    "Shows the last hour of " + what,
                    ShellCommand.of(QUERY, in.region(), group, in.region()));
        } else {
            in.output(
                    output,
                    about,
                    "Follows " + what,
                    ShellCommand.of("aws logs tail %s --region %s --since 1h --follow", group, in.region()));
        }
    }
}
