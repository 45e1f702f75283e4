package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.LogPatternAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;

/** Lines of a log group that an alarm looks for. */
@Describes("""
        logGroup: The name of the log group. One that this file does not define must exist.
        pattern: A filter pattern of CloudWatch Logs, such as ?OutOfMemoryError ?OOMKilled.
        """)
record LogPatternConfig(
        @Required("the name of a log group such as /aws/lambda/orders")
        String logGroup,

        @Required("a filter pattern such as ?ERROR ?Exception")
        String pattern) {
    /** {@return the alarm, which goes off when one line in a minute matches} */
    LogPatternAlarm alarm(String name, Severity severity) {
        return ConfigChecks.renamed(
                "logGroupName",
                "logPattern.logGroup",
                () -> ConfigChecks.renamed(
                        "pattern",
                        "logPattern.pattern",
                        () -> LogPatternAlarm.matching("", name, logGroup, pattern, severity)));
    }
}
