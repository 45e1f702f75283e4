/** The account's log role, without which API Gateway writes no logs. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.apigateway.account;
