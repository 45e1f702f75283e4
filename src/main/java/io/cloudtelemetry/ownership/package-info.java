/**
 * Where a construct stands, and who owns which name there. May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.ownership;
