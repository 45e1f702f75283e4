package io.cloudtelemetry.readme;

import java.util.List;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.pipelines.CodePipeline;
import software.amazon.awscdk.pipelines.CodePipelineSource;
import software.amazon.awscdk.pipelines.ConnectionSourceOptions;
import software.amazon.awscdk.pipelines.ShellStep;
import software.constructs.Construct;

/** The example of stages in docs/cdk-app.md. */
final class PipelineStack extends Stack {
    // snippet
    static final class ShopStage extends Stage {
        ShopStage(Construct scope, String id, String account) {
            super(
                    scope,
                    id,
                    StageProps.builder()
                            .env(Environment.builder()
                                    .account(account)
                                    .region("eu-west-1")
                                    .build())
                            .build());
            new ShopStack(this, "Shop");
        }
    }
    // end

    PipelineStack(Construct scope, String id) {
        super(
                scope,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account("111122223333")
                                .region("eu-west-1")
                                .build())
                        .build());
        var pipeline = CodePipeline.Builder.create(this, "Pipeline")
                .crossAccountKeys(true)
                .synth(ShellStep.Builder.create("Synth")
                        .input(CodePipelineSource.connection(
                                "acme/shop",
                                "main",
                                ConnectionSourceOptions.builder()
                                        .connectionArn(
                                                "arn:aws:codestar-connections:eu-west-1:111122223333:connection/c")
                                        .build()))
                        .commands(List.of("npx -y aws-cdk@2.1148.1 synth"))
                        .build())
                .build();
        // snippet
        pipeline.addStage(new ShopStage(this, "Beta", "111122223333"));
        pipeline.addStage(new ShopStage(this, "Prod", "444455556666"));
        // end
    }
}
