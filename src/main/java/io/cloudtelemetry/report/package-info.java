/**
 * Pictures of boards before they are deployed: plain Java over the bodies in templates and assemblies; may import {@code lint} and
 * {@code metrics}, no AWS library. {@code Widget} says what is shown, {@code BoardDrawing} where, the other drawings how.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.report;
