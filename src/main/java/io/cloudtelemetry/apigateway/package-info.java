/** Front doors for the APIs of Amazon API Gateway. Settings are immutable; each method returns a changed copy. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.apigateway;
