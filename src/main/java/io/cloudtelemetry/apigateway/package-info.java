/**
 * Front doors for APIs of Amazon API Gateway, and the account's log role. May import {@code logs} and
 * {@code existing}.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.apigateway;
