/** The app: a configuration file becomes constructs. Wiring only. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.app;
