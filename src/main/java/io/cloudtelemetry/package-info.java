/** CloudWatch Telemetry for CDK: constructs that collect, alarm, deliver, draw, log and trace. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry;
