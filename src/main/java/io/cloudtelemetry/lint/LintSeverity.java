package io.cloudtelemetry.lint;

/** How sure and how bad a finding is, the least first. */
public enum LintSeverity {
    /** What could not be checked, or only matters to some. */
    INFO,
    /** Works only if something holds that no template says. */
    WARNING,
    /** Cannot work as it stands. */
    ERROR
}
