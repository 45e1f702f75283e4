/**
 * Reads a configuration file into records, and says in one line where in it a problem is. It knows no configuration class:
 * the class is a parameter. Of ours it may import metrics alone, for the word that is nearest to a misspelled one.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.app.reading;
