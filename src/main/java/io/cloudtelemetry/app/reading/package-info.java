/**
 * Reads a configuration file into records, and says in one line where in it a problem is. It knows no configuration class:
 * the class is a parameter. May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.app.reading;
