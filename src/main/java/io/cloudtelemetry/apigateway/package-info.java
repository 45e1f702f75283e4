/**
 * Front doors for APIs of Amazon API Gateway, and the account's log role. Settings are immutable; each method returns a changed
 * copy.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.apigateway;
