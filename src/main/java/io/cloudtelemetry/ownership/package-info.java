/**
 * What all others stand on: the place of a construct, who owns a name there, what is given for a place, ids of constructs, tokens,
 * and the text of commands.
 * May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.ownership;
