package io.cloudtelemetry.lint;

/**
 * One thing that is wrong, or could not be checked.
 *
 * @param rule what was broken
 * @param severity how bad it is here
 * @param file the template as it was given or as the assembly names it
 * @param line where the resource or property begins, from 1; 0 if the template is not from a file
 * @param logicalId the resource; empty for none
 * @param constructPath the resource's path in its CDK app; empty if it has none
 * @param property the property within the resource, such as {@code AlarmActions}; empty for the resource itself
 * @param what what was found, one sentence without its full stop
 */
public record LintFinding(
        LintRule rule,
        LintSeverity severity,
        String file,
        int line,
        String logicalId,
        String constructPath,
        String property,
        String what) {
    /** {@return a finding about the lint itself: it failed, and says how} */
    public static LintFinding internal(Throwable failure) {
        var rule = LintRule.of(LintRule.INTERNAL);
        return new LintFinding(rule, rule.severity(), "", 0, "", "", "", "the lint failed: " + failure);
    }

    /** {@return the resource as a person looks for it} */
    public String subject() {
        return constructPath.isEmpty() ? logicalId : constructPath;
    }
}
