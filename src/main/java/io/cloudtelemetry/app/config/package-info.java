/**
 * The records of the configuration file and what checks them: each key, its description and what it becomes. May import
 * app.reading and every other package of ours but app and existing.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.app.config;
