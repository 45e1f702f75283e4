/** The records of the configuration file and what checks them: each key, its description and what it becomes. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.app.config;
