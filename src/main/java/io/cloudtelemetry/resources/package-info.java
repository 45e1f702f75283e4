/**
 * Telemetry of any AWS resource whose type has a data file in {@code metrics}: alarms and a section of a board. It knows no
 * service: what differs between them stands in the files.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.resources;
