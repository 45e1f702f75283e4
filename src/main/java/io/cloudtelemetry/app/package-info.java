/** The app: a configuration file becomes constructs. Wiring only; may import every package of ours. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.app;
