/**
 * Front doors for APIs of Amazon API Gateway, and the account's log role. May import dashboards, alarms, metrics, logs,
 * existing and ownership.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.apigateway;
