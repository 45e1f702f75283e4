/** The lint as a validation plugin of the AWS CDK, which runs it over the assembly at each synth. */
@org.jspecify.annotations.NullMarked
package io.cloudtelemetry.lint.cdk;
