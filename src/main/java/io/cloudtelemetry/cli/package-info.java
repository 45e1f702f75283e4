/** The command of the lint jar: its options, and findings as text, JSON and SARIF. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.cli;
