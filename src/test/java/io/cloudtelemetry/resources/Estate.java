package io.cloudtelemetry.resources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.elasticache.CfnCacheCluster;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationTargetsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.route53.CfnHealthCheck;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.IConstruct;

/** One resource of each type that the library knows, as users define them. */
final class Estate {
    /** By the words of their types. */
    final Map<String, IConstruct> resources = new LinkedHashMap<>();

    final NetworkLoadBalancer network;

    Estate(Stack stack) {
        var vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(0).build();
        var letters = Queue.Builder.create(stack, "Letters").build();
        resources.put("deadLetterQueues", letters);
        resources.put(
                "queues",
                Queue.Builder.create(stack, "Orders")
                        .deadLetterQueue(DeadLetterQueue.builder()
                                .queue(letters)
                                .maxReceiveCount(3)
                                .build())
                        .build());
        resources.put(
                "functions",
                Function.Builder.create(stack, "Settle")
                        .runtime(Runtime.NODEJS_22_X)
                        .handler("index.handler")
                        .code(Code.fromInline("exports.handler = async () => {};"))
                        .build());
        resources.put("topics", Topic.Builder.create(stack, "Events").build());
        resources.put(
                "tables",
                Table.Builder.create(stack, "Table").partitionKey(key()).build());
        resources.put("streams", Stream.Builder.create(stack, "Clicks").build());
        resources.put(
                "stateMachines",
                StateMachine.Builder.create(stack, "Flow")
                        .definitionBody(DefinitionBody.fromChainable(new Pass(stack, "Pass")))
                        .build());
        resources.put(
                "certificates",
                Certificate.Builder.create(stack, "Certificate")
                        .domainName("shop.example.com")
                        .build());
        resources.put(
                "databases",
                DatabaseInstance.Builder.create(stack, "Database")
                        .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                                .version(PostgresEngineVersion.VER_16)
                                .build()))
                        .vpc(vpc)
                        .vpcSubnets(isolated())
                        .build());
        var aurora = DatabaseCluster.Builder.create(stack, "Aurora")
                .engine(DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                        .version(AuroraPostgresEngineVersion.VER_16_4)
                        .build()))
                .writer(ClusterInstance.serverlessV2("writer"))
                .vpc(vpc)
                .vpcSubnets(isolated())
                .build();
        resources.put("auroraClusters", aurora);
        resources.put("auroraInstances", aurora.getNode().findChild("writer"));
        resources.put(
                "cacheClusters",
                CfnCacheCluster.Builder.create(stack, "Cache")
                        .engine("redis")
                        .cacheNodeType("cache.t4g.small")
                        .numCacheNodes(1)
                        .build());
        resources.put(
                "replicationGroups",
                CfnReplicationGroup.Builder.create(stack, "Shards")
                        .engine("valkey")
                        .replicationGroupDescription("carts")
                        .build());
        var cluster = Cluster.Builder.create(stack, "Cluster").vpc(vpc).build();
        var task = new FargateTaskDefinition(stack, "Task");
        task.addContainer(
                "web",
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromRegistry("nginx"))
                        .logging(LogDriver.awsLogs(
                                AwsLogDriverProps.builder().streamPrefix("web").build()))
                        .build());
        resources.put(
                "ecsServices",
                FargateService.Builder.create(stack, "Service")
                        .cluster(cluster)
                        .taskDefinition(task)
                        .desiredCount(1)
                        .minHealthyPercent(100)
                        .build());
        var balancer = ApplicationLoadBalancer.Builder.create(stack, "Balancer")
                .vpc(vpc)
                .build();
        resources.put("loadBalancers", balancer);
        resources.put(
                "targetGroups",
                balancer.addListener(
                                "Http",
                                BaseApplicationListenerProps.builder()
                                        .port(80)
                                        .protocol(ApplicationProtocol.HTTP)
                                        .build())
                        .addTargets(
                                "Web",
                                AddApplicationTargetsProps.builder().port(80).build()));
        network = NetworkLoadBalancer.Builder.create(stack, "Network").vpc(vpc).build();
        resources.put(
                "instances",
                CfnInstance.Builder.create(stack, "Instance")
                        .imageId("ami-0123456789abcdef0")
                        .instanceType("t4g.small")
                        .build());
        resources.put(
                "autoScalingGroups",
                AutoScalingGroup.Builder.create(stack, "Group")
                        .vpc(vpc)
                        .instanceType(InstanceType.of(InstanceClass.T4G, InstanceSize.SMALL))
                        .machineImage(MachineImage.genericLinux(Map.of("us-east-1", "ami-0123456789abcdef0")))
                        .build());
        resources.put(
                "healthChecks",
                CfnHealthCheck.Builder.create(stack, "Check")
                        .healthCheckConfig(CfnHealthCheck.HealthCheckConfigProperty.builder()
                                .type("HTTPS")
                                .fullyQualifiedDomainName("shop.example.com")
                                .build())
                        .build());
    }

    static TableV2 tableOfVersion2(Stack stack) {
        return new TableV2(
                stack, "Second", TablePropsV2.builder().partitionKey(key()).build());
    }

    private static Attribute key() {
        return Attribute.builder().name("id").type(AttributeType.STRING).build();
    }

    private static software.amazon.awscdk.services.ec2.SubnetSelection isolated() {
        return software.amazon.awscdk.services.ec2.SubnetSelection.builder()
                .subnetType(software.amazon.awscdk.services.ec2.SubnetType.PUBLIC)
                .build();
    }

    static List<String> words(List<ResourceTelemetry> telemetry) {
        return telemetry.stream().map(ResourceTelemetry::name).toList();
    }
}
