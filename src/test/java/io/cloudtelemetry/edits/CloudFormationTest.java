package io.cloudtelemetry.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.edits.CloudFormation.Order;
import io.cloudtelemetry.edits.Problem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The simulator itself, on templates of a few lines. */
class CloudFormationTest {
    private static final String ALARM_X = "X: {Type: 'AWS::CloudWatch::Alarm', Properties: {AlarmName: x}}\n";
    private static final String COMPOSITE = """
            All: {Type: 'AWS::CloudWatch::CompositeAlarm', Properties: {AlarmName: all, AlarmRule: 'ALARM("%s")'}, DependsOn: [%s]}
            """;
    private static final String ROLE = "Role: {Type: 'AWS::IAM::Role', Properties: {}}\n";
    private static final String FUNCTION =
            "%s: {Type: 'AWS::Lambda::Function', Properties: {Role: {'Fn::GetAtt': [Role, Arn]}}}\n";
    private static final String MANIFEST = """
            %s:
              Type: Custom::AWSCDK-EKS-KubernetesResource
              Properties:
                ServiceToken: %s
                ClusterName: c
                Manifest: '[{"kind":"Service","metadata":{"name":"%s","namespace":"n"}}]'
            """;
    private static final String CALL = """
            %1$s:
              Type: Custom::ExistingResourceCall
              Properties:
                ServiceToken: {'Fn::GetAtt': [F, Arn]}
                Create: '{"action":"%2$s","parameters":{%3$s},"physicalResourceId":{"id":"%4$s"}}'
                Update: '{"action":"%2$s","parameters":{%3$s},"physicalResourceId":{"id":"%4$s"}}'
            """;

    private static JsonNode template(String resources) {
        try {
            return new YAMLMapper().readTree("Resources:\n" + resources.indent(2));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Stacks by their names, in the order of their deployment. */
    private static Assembly app(String... stacks) {
        var templates = new LinkedHashMap<String, JsonNode>();
        for (int index = 0; index < stacks.length; index += 2) {
            templates.put(stacks[index], template(stacks[index + 1]));
        }
        return new Assembly(templates);
    }

    /** The kinds of problems of the last of some deployments, in either order; those before have none. */
    private static Map<Order, List<Kind>> last(Assembly... deployments) {
        var kinds = new LinkedHashMap<Order, List<Kind>>();
        for (var order : Order.values()) {
            var cdk = new Cdk("eu-west-1", order);
            for (var assembly : deployments) {
                var problems =
                        cdk.deployAll(assembly).stream().map(Problem::kind).toList();
                if (assembly == deployments[deployments.length - 1]) {
                    kinds.put(order, problems);
                } else {
                    assertThat(problems).as("before the last").isEmpty();
                }
            }
        }
        return kinds;
    }

    private static void assertLast(Kind expected, Assembly... deployments) {
        assertThat(last(deployments).values())
                .allSatisfy(kinds -> assertThat(kinds).containsOnly(expected));
    }

    private static void assertDeploys(Assembly... deployments) {
        assertThat(last(deployments).values())
                .allSatisfy(kinds -> assertThat(kinds).isEmpty());
    }

    @Test
    void whatIsNewOrChangedComesBeforeWhatIsDeleted() {
        var y = ALARM_X.replace('X', 'Y').replace("e: x", "e: y");

        assertDeploys(app("s", ALARM_X + COMPOSITE.formatted("x", "X")), app("s", y + COMPOSITE.formatted("y", "Y")));
        assertLast(Kind.NOT_THERE, app("s", ALARM_X), app("s", COMPOSITE.formatted("y", "")));
    }

    @Test
    void anAlarmThatACompositeNamesStaysAndKeepsItsName() {
        var before = app("s", ALARM_X + ROLE, "t", COMPOSITE.formatted("x", ""));

        assertLast(Kind.NAMED_BY_A_COMPOSITE, before, app("s", ROLE, "t", COMPOSITE.formatted("x", "")));
        var cdk = new Cdk("eu-west-1", Order.AS_WRITTEN);
        cdk.deployAll(before);
        cdk.deployAll(app("s", ROLE, "t", ROLE));
        assertThat(cdk.deployAll(app("s", ALARM_X + ROLE, "t", ROLE)))
                .extracting(Problem::text)
                .containsExactly("alarm x of s/X cannot be created, s/X has the name");
    }

    @Test
    void whatDependsOnNothingIsDoneInEitherOrder() {
        assertDeploys(app("s", ROLE), app("s", ROLE + ALARM_X + COMPOSITE.formatted("x", "X")), app("s", ROLE));
        assertThat(last(app("s", ROLE + ALARM_X + COMPOSITE.formatted("x", ""))))
                .containsEntry(Order.AS_WRITTEN, List.of())
                .containsEntry(Order.BACKWARDS, List.of(Kind.NOT_THERE));
    }

    @Test
    void aNameIsHeldOnce() {
        var other = ALARM_X.replace("X:", "Other:");

        assertLast(Kind.NAME_IS_HELD, app("s", ALARM_X), app("s", other));
        assertLast(Kind.NAME_IS_HELD, app("s", ALARM_X, "t", ROLE), app("s", ALARM_X, "t", ROLE + other));
        assertDeploys(app("s", ALARM_X), app("s", ALARM_X.replace("e: x", "e: y")), app("s", ALARM_X));
    }

    @Test
    void aStackThatFailsIsAsBeforeAndNoneFollowsIt() {
        var cdk = new Cdk("eu-west-1", Order.AS_WRITTEN);
        cdk.deployAll(app("s", ALARM_X, "t", ROLE));

        cdk.deployAll(app("s", ROLE + ALARM_X.replace("X:", "Other:"), "t", ROLE + ALARM_X.replace("e: x", "e: z")));

        assertThat(cdk.cloudFormation().stacks().get("s").keySet()).containsExactly("X");
        assertThat(cdk.cloudFormation().stacks().get("t").keySet()).containsExactly("Role");
    }

    @Test
    void whatIsRetainedStays() {
        var group = "G: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: g}, DeletionPolicy: Retain}\n";

        assertLast(Kind.NAME_IS_HELD, app("s", ROLE + group), app("s", ROLE), app("s", ROLE + group));
        assertDeploys(
                app("s", ROLE + group.replace("Retain", "Delete")),
                app("s", ROLE),
                app("s", ROLE + group.replace("Retain", "Delete")));
    }

    @Test
    void aStackThatIsGoneStaysAndHoldsItsNames() {
        assertLast(Kind.STACK_IS_GONE, app("s", ROLE, "t", ALARM_X), app("s", ROLE));
        var cdk = new Cdk("eu-west-1", Order.AS_WRITTEN);
        cdk.deployAll(app("s", ROLE, "t", ALARM_X));
        assertThat(cdk.deployAll(app("s", ROLE + ALARM_X)))
                .extracting(Problem::kind)
                .containsExactly(Kind.NAME_IS_HELD);
        assertThat(cdk.cloudFormation().destroy("t")).isEmpty();
        assertThat(cdk.deployAll(app("s", ROLE + ALARM_X))).isEmpty();
    }

    @Test
    void aManifestThatGoesAfterItsTwinCameTakesTheObjectsAway() {
        var token = "{'Fn::GetAtt': [F, Arn]}";
        var before = ROLE + FUNCTION.formatted("F") + MANIFEST.formatted("Old", token, "web");

        assertLast(Kind.DELETED_WITH_ITS_TWIN, app("s", before), app("s", before.replace("Old:", "New:")));
        assertDeploys(app("s", before), app("s", before.replace("Old:", "New:").replace("web", "net")));
        assertLast(Kind.STAYS, app("s", before), app("s", before.replace("web", "net")));
    }

    @Test
    void aFunctionStaysWhileACustomResourceNeedsIt() {
        var token = "{'Fn::GetAtt': [F, Arn]}";
        var functions = ROLE + FUNCTION.formatted("F") + FUNCTION.formatted("G");
        var with = functions + MANIFEST.formatted("M", token, "web");

        assertDeploys(app("s", with), app("s", functions), app("s", ROLE));
        assertLast(Kind.SERVICE_TOKEN, app("s", with), app("s", with.replace("[F, Arn]", "[G, Arn]")));
        var cdk = new Cdk("eu-west-1", Order.AS_WRITTEN);
        cdk.deployAll(app("s", functions));
        var name = cdk.cloudFormation().stacks().get("s").get("F").name();
        var elsewhere = MANIFEST.formatted("M", "'arn:aws:function:" + name + "'", "web");
        assertThat(cdk.deployAll(app("s", functions, "t", ROLE + elsewhere))).isEmpty();
        assertThat(cdk.deployAll(app("s", ROLE, "t", ROLE)))
                .extracting(Problem::kind)
                .contains(Kind.FUNCTION_GONE);
    }

    @Test
    void aCallOfTheDeletionUndoesWhatItsTwinHasSet() {
        var off = "{\"action\":\"updateStage\",\"parameters\":" + patch("false") + "}";
        var before = ROLE + FUNCTION.formatted("F") + CALL.formatted("Old", "updateStage", inner("true"), "a")
                + "    Delete: '" + off + "'\n";

        assertDeploys(
                app("s", before), app("s", before.replace("true", "1")), app("s", ROLE + FUNCTION.formatted("F")));
        assertLast(Kind.DELETED_WITH_ITS_TWIN, app("s", before), app("s", before.replace("Old:", "New:")));
    }

    private static String patch(String value) {
        return "{" + inner(value) + "}";
    }

    private static String inner(String value) {
        return "\"restApiId\":\"r\",\"stageName\":\"p\",\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/x\",\"value\":\""
                + value + "\"}]";
    }

    @Test
    void aLogGroupIsThereBeforeItsRetention() {
        var retention = ROLE
                + FUNCTION.formatted("F")
                + CALL.formatted("R", "putRetentionPolicy", "\"logGroupName\":\"g\",\"retentionInDays\":3", "g");
        var group = CALL.formatted("G", "createLogGroup", "\"logGroupName\":\"g\"", "g");

        assertLast(Kind.NOT_THERE, app("s", retention));
        assertDeploys(app("s", ROLE + FUNCTION.formatted("F") + group), app("s", retention));
    }

    @Test
    void aMuteRuleNamesAlarmsThatAreThere() {
        var rule =
                "M: {Type: 'AWS::CloudWatch::AlarmMuteRule', Properties: {Name: m, MuteTargets: {AlarmNames: [x]}}}\n";

        assertLast(Kind.NOT_THERE, app("s", rule));
        assertDeploys(app("s", ALARM_X, "t", ROLE + rule), app("s", ROLE, "t", ROLE));
    }

    @Test
    void anAlarmTellsTopicsThatStay() {
        var topic = "T: {Type: 'AWS::SNS::Topic', Properties: {TopicName: t}}\n";
        var alarm = ALARM_X.replace("e: x", "e: x, AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:t']");

        assertDeploys(app("s", topic, "t", alarm));
        assertLast(Kind.NOT_THERE, app("t", alarm, "u", topic));
        assertLast(Kind.TELLS_NOBODY, app("s", ROLE + topic, "t", alarm), app("s", ROLE, "t", alarm));
    }

    @Test
    void aTypeWithoutRulesIsNamed() {
        assertThatThrownBy(() -> last(app("s", "B: {Type: 'AWS::S3::Bucket'}\n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("AWS::S3::Bucket has no rules in ResourceType");
    }

    @Test
    void dependenciesAreOfReferencesToo() {
        var dependencies = new ArrayList<>(
                Values.named(
                        template(
                                "A: {P: [{Ref: B}, {'Fn::GetAtt': [C, Arn]}, {'Fn::Sub': 'x ${D.Arn} ${!E}'}, {'Fn::Join': ['', [{Ref: F}]]}]}")));

        assertThat(dependencies).containsExactly("B", "C", "D", "F");
    }
}
