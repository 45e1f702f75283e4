package io.cloudtelemetry.eks;

import static io.cloudtelemetry.TemplateText.requests;
import static io.cloudtelemetry.TemplateText.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.ownership.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

class AgentCredentialsTest {
    private static final String PATH_ARN = "arn:aws:iam::123456789012:role/eks/workers/NODE-ROLE";

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(
                null,
                "Stack",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("ap-northeast-2")
                                .build())
                        .build());
    }

    private Template granted(AgentCredentials credentials) {
        var cluster = ClusterTarget.existing("my-cluster");
        var configuration = AgentConfiguration.builder("my-cluster").build();
        credentials.grant(
                new Construct(stack, "Scope"),
                cluster,
                AgentPermissions.of(Place.of(stack), configuration, AgentDelivery.manifests()));
        return Template.fromStack(stack);
    }

    @Test
    void roleOfThisAppGetsTheAwsManagedPolicy() {
        var role = Role.Builder.create(stack, "Role")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .build();

        var template = granted(AgentCredentials.nodeRoles(role));

        var arns = template.findResources("AWS::IAM::Role").values().stream()
                .map(each -> (Map<?, ?>) each.get("Properties"))
                .flatMap(each -> ((List<?>) each.get("ManagedPolicyArns")).stream())
                .map(TemplateText::of);
        assertThat(arns).containsExactly("arn:${AWS::Partition}:iam::aws:policy/CloudWatchAgentServerPolicy");
        template.resourceCountIs("AWS::IAM::RolePolicy", 0);
    }

    @Test
    void existingRoleGetsAnInlinePolicyWithTheManagedStatementsAndNoFunction() {
        var template = granted(AgentCredentials.nodeRoles("EKS-WORKERNODE-ROLE"));

        template.hasResourceProperties(
                "AWS::IAM::RolePolicy",
                Map.of(
                        "RoleName", "EKS-WORKERNODE-ROLE",
                        "PolicyName", "CWAgent-ap-northeast-2-my-cluster",
                        "PolicyDocument",
                                Map.of(
                                        "Version",
                                        "2012-10-17",
                                        "Statement",
                                        List.of(
                                                Match.objectLike(Map.of(
                                                        "Action",
                                                        Match.arrayWith(List.of(
                                                                "cloudwatch:PutMetricData",
                                                                "ec2:DescribeTags",
                                                                "logs:PutLogEvents",
                                                                "logs:CreateLogGroup")))),
                                                Match.objectLike(Map.of("Action", List.of("ssm:GetParameter")))))));
        template.resourceCountIs("AWS::Lambda::Function", 0);
    }

    @Test
    void statementsAreOfThePartitionThatTheStackIsIn() {
        var document = granted(AgentCredentials.nodeRoles("worker"))
                .findResources("AWS::IAM::RolePolicy")
                .values()
                .toString();

        assertThat(document).contains("{Ref=AWS::Partition}, :ssm:*:*:parameter/AmazonCloudWatch-*");
    }

    @Test
    void eachOfSeveralRolesGetsThePolicy() {
        granted(AgentCredentials.nodeRoles("one", "two", PATH_ARN)).resourceCountIs("AWS::IAM::RolePolicy", 3);
    }

    @Test
    void roleGivenByArnIsNamedWithoutItsPathInAnInlinePolicy() {
        granted(AgentCredentials.nodeRoles(PATH_ARN))
                .hasResourceProperties("AWS::IAM::RolePolicy", Map.of("RoleName", "NODE-ROLE"));
    }

    @Test
    void importedRoleIsTakenForAnExistingOne() {
        var imported = Role.fromRoleArn(stack, "Imported", PATH_ARN);

        var template = granted(AgentCredentials.nodeRoles(imported));

        template.hasResourceProperties("AWS::IAM::RolePolicy", Map.of("RoleName", "NODE-ROLE"));
    }

    @Test
    void attachingTheManagedPolicyIsLimitedToThatRoleAndThatPolicyAndKept() {
        var template = granted(AgentCredentials.attachAwsManaged(PATH_ARN));

        assertThat(requests(template, "Create"))
                .singleElement()
                .asString()
                .contains("\"action\":\"attachRolePolicy\"")
                .contains("\"RoleName\":\"NODE-ROLE\"")
                .contains(":iam::aws:policy/CloudWatchAgentServerPolicy");
        assertThat(requests(template, "Delete")).isEmpty();
        assertThat(statements(template)).containsExactly("iam:AttachRolePolicy on " + PATH_ARN);
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(
                                        Match.objectLike(
                                                Map.of(
                                                        "Condition",
                                                        Map.of(
                                                                "ArnEquals",
                                                                Map.of(
                                                                        "iam:PolicyARN",
                                                                        stack.resolve(
                                                                                "arn:" + stack.getPartition()
                                                                                        + ":iam::aws:policy/CloudWatchAgentServerPolicy")))))))));
    }

    @Test
    void roleGivenByNameIsAtTheRootPathOfTheAccount() {
        var template = granted(AgentCredentials.attachAwsManaged("worker"));

        assertThat(statements(template))
                .containsExactly("iam:AttachRolePolicy on arn:${AWS::Partition}:iam::123456789012:role/worker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "arn:aws:iam::1:role/x", "arn:aws:iam::123456789012:user/x"})
    void refusesWhatIsNeitherNameNorArn(String role) {
        assertThatThrownBy(() -> AgentCredentials.nodeRoles(role))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nodeRoles must be role names such as EKS-WORKERNODE-ROLE or role ARNs, got \"%s\""
                        .formatted(role));
    }

    @Test
    void refusesNoRoleAndTheSameRoleTwice() {
        assertThatThrownBy(() -> AgentCredentials.nodeRoles(new String[0]))
                .hasMessage("nodeRoles must name at least one role, got none");
        assertThatThrownBy(() -> AgentCredentials.nodeRoles("NODE-ROLE", PATH_ARN))
                .hasMessage("nodeRoles must name each role once, got a second \"NODE-ROLE\"");
    }

    @Test
    void statementsAreThoseThatAwsPublishedOnTheDateOfTheFile() throws IOException {
        var file = new ObjectMapper()
                .readTree(TelemetryPublisher.class.getResourceAsStream("CloudWatchAgentServerPolicy.json"));

        assertThat(file.get("version").asText()).isEqualTo("v3");
        assertThat(file.get("updated").asText()).isEqualTo("2024-02-06");
        assertThat(file.at("/document/Statement")).hasSize(2);
        assertThat(file.at("/document/Statement/0/Action"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "cloudwatch:PutMetricData",
                        "ec2:DescribeVolumes",
                        "ec2:DescribeTags",
                        "logs:PutLogEvents",
                        "logs:PutRetentionPolicy",
                        "logs:DescribeLogStreams",
                        "logs:DescribeLogGroups",
                        "logs:CreateLogStream",
                        "logs:CreateLogGroup",
                        "xray:PutTraceSegments",
                        "xray:PutTelemetryRecords",
                        "xray:GetSamplingRules",
                        "xray:GetSamplingTargets",
                        "xray:GetSamplingStatisticSummaries");
        assertThat(file.at("/document/Statement/0/Resource").asText()).isEqualTo("*");
        assertThat(file.at("/document/Statement/1/Action"))
                .extracting(JsonNode::asText)
                .containsExactly("ssm:GetParameter");
        assertThat(file.at("/document/Statement/1/Resource").asText())
                .isEqualTo("arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*");
    }

    @Test
    void roleKeepsItsResourceWhenTheListChanges() {
        granted(AgentCredentials.nodeRoles("ROLE-A", "ROLE-B"));
        var both = Template.fromStack(stack)
                .findResources("AWS::IAM::RolePolicy", Map.of("Properties", Map.of("RoleName", "ROLE-B")))
                .keySet();

        newStack();
        granted(AgentCredentials.nodeRoles("ROLE-B"));
        var one =
                Template.fromStack(stack).findResources("AWS::IAM::RolePolicy").keySet();

        assertThat(one).isEqualTo(both);
    }
}
