/**
 * Rules over CloudFormation templates: will these alarms work? Plain Java over the JSON or YAML of any template and CDK
 * assembly; may import {@code metrics}, no AWS library. Findings are data: {@code cli} and {@code lint.cdk} show them.
 */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.lint;
