/**
 * The ground of all other packages: the place of a construct, who owns a name there, ARNs given for a place, ids of
 * constructs, tokens, and the text of commands.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.ownership;
