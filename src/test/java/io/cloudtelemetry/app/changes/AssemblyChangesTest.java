package io.cloudtelemetry.app.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each by two small assemblies; that they foretell what the simulator of edits finds is a test of its own. */
class AssemblyChangesTest {
    private static final String ALARM = "%s: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmName: %s}}";
    private static final String COMPOSITE =
            "%s: {Type: AWS::CloudWatch::CompositeAlarm, Properties: {AlarmName: %s, AlarmRule: 'ALARM(\"%s\")'}}";

    private static AssemblyChanges changes(String before, String after) {
        return AssemblyChanges.between(templates(before), templates(after));
    }

    /** Stacks in their order, each with its resources. */
    private static StackTemplates templates(String yaml) {
        try {
            var json = new ObjectMapper();
            var templates = new LinkedHashMap<String, JsonNode>();
            new ObjectMapper(new YAMLFactory())
                    .readTree(yaml)
                    .properties()
                    .forEach(each ->
                            templates.put(each.getKey(), json.createObjectNode().set("Resources", each.getValue())));
            return StackTemplates.of(templates);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static String stack(String name, String... resources) {
        return name + ": {" + String.join(", ", resources) + "}\n";
    }

    @Test
    void theSameIsNoChange() {
        var same = stack("eks", ALARM.formatted("A", "a-critical"));

        assertThat(changes(same, same).effects()).isEmpty();
        assertThat(changes(same, same).failures()).isEmpty();
    }

    @Test
    void tellsWhatIsDeletedAndReplacedByTheNamesOfTheirServices() {
        var changes = changes(
                stack("eks", ALARM.formatted("A", "a-critical"), ALARM.formatted("B", "b-info")),
                stack("eks", ALARM.formatted("A", "a-warning")));

        assertThat(changes.effects())
                .containsExactly("eks deletes 1: alarm b-info", "eks replaces 1: alarm a-critical");
        assertThat(changes.failures()).isEmpty();
    }

    @Test
    void tellsFiveNamesAndHowManyMore() {
        var alarms = IntStream.range(0, 7)
                .mapToObj(each -> ALARM.formatted("A" + each, "a" + each))
                .toArray(String[]::new);

        assertThat(changes(stack("eks", alarms), stack("eks", alarms[0])).effects())
                .containsExactly("eks deletes 6: alarm a1, alarm a2, alarm a3, alarm a4, alarm a5 and 1 more");
    }

    @Test
    void aStackThatIsGoneIsToldWithItsCommand() {
        assertThat(changes(
                                stack("eks", ALARM.formatted("A", "a")) + stack("api", ALARM.formatted("B", "b")),
                                stack("eks", ALARM.formatted("A", "a")))
                        .effects())
                .singleElement()
                .asString()
                .isEqualTo(
                        "api is not in the file any more and stays as it is, with 1 resources; deploy, then delete it: aws cloudformation delete-stack --stack-name api");
    }

    @Test
    void aNameThatMovesToAnotherResourceOfItsStackNeedsTwoSteps() {
        assertThat(changes(stack("api", ALARM.formatted("A", "orders")), stack("api", ALARM.formatted("B", "orders")))
                        .failures())
                .containsExactly(
                        "alarm orders of B is made by api before it is deleted in api, and stands once only; take it out of the file, deploy, put it in again, deploy");
    }

    @Test
    void aNameThatMovesToALaterStackIsFreeByThenAndToAnEarlierOneIsNot() {
        var early = stack("early", ALARM.formatted("A", "orders"));
        var late = stack("late", ALARM.formatted("A", "orders"));

        assertThat(changes(early + stack("late"), stack("early") + late).failures())
                .isEmpty();
        assertThat(changes(stack("early") + late, early + stack("late")).failures())
                .hasSize(1);
    }

    @Test
    void swappedNamesNeedTwoSteps() {
        assertThat(changes(
                                stack("api", ALARM.formatted("A", "one"), ALARM.formatted("B", "two")),
                                stack("api", ALARM.formatted("A", "two"), ALARM.formatted("B", "one")))
                        .failures())
                .hasSize(2);
    }

    @Test
    void whatIsKeptIsNotMadeAgain() {
        var role = "%s: {Type: AWS::IAM::Role, DeletionPolicy: Retain, Properties: {RoleName: LOGS}}";

        assertThat(changes(stack("api", role.formatted("A")), stack("api", role.formatted("B")))
                        .failures())
                .containsExactly(
                        "role LOGS is kept by api, and api cannot make it again: name it as one that exists, or delete it first");
    }

    @Test
    void aNameMadeOfResourcesOfItsStackIsAnotherInEachStack() {
        var log =
                "L: {Type: AWS::Logs::LogGroup, DeletionPolicy: Retain, Properties: {LogGroupName: {'Fn::Join': ['', ['/aws/lambda/', {Ref: F}]]}}}";
        var other = ALARM.formatted("A", "a");

        assertThat(changes(
                                stack("eks", log, other) + stack("eks-z", ALARM.formatted("B", "b")),
                                stack("eks", other) + stack("eks-z", log))
                        .failures())
                .isEmpty();
    }

    @Test
    void anAlarmThatALaterStackStillNamesNeedsTwoSteps() {
        var named = stack("eks", ALARM.formatted("A", "a-critical"))
                + stack("alarms", COMPOSITE.formatted("C", "all-critical", "a-critical"));

        assertThat(changes(
                                named,
                                stack("eks", ALARM.formatted("A", "a-warning"))
                                        + stack("alarms", COMPOSITE.formatted("C", "all-critical", "a-warning")))
                        .failures())
                .containsExactly(
                        "alarm a-critical is deleted in eks while alarm all-critical of alarms still names it, which CloudWatch refuses; take alarm all-critical out of the file, deploy alarms before all else: cdk deploy --exclusively alarms; deploy, put it in again, deploy");
    }

    @Test
    void aCompositeThatNamesLessIsDeployedBeforeAllElse() {
        var both = stack("eks", ALARM.formatted("A", "a"), ALARM.formatted("B", "b"));

        assertThat(changes(
                                both
                                        + stack(
                                                "alarms",
                                                COMPOSITE.formatted("C", "all", "a"),
                                                COMPOSITE.formatted("D", "some", "b")),
                                stack("eks", ALARM.formatted("B", "b"))
                                        + stack("alarms", COMPOSITE.formatted("D", "some", "b")))
                        .failures())
                .containsExactly(
                        "alarm a is deleted in eks while alarm all of alarms still names it, which CloudWatch refuses; deploy alarms before all else: cdk deploy --exclusively alarms");
    }

    @Test
    void aCompositeThatMovesToAnEarlierStackLeavesTheLaterOneFirst() {
        var eks = stack("eks", ALARM.formatted("A", "a"), COMPOSITE.formatted("C", "all", "a"));
        var before = stack("eks", ALARM.formatted("A", "a")) + stack("alarms", COMPOSITE.formatted("C", "all", "a"));

        assertThat(changes(before, eks).failures())
                .containsExactly(
                        "alarm all of C is made by eks before it is deleted in alarms, and stands once only; delete alarms before you deploy: aws cloudformation delete-stack --stack-name alarms");
    }

    @Test
    void anAlarmAndItsCompositeInOneStackGoTogether() {
        assertThat(changes(
                                stack("eks", ALARM.formatted("A", "a"), COMPOSITE.formatted("C", "all", "a")),
                                stack("eks", ALARM.formatted("B", "b")))
                        .failures())
                .isEmpty();
    }

    @Test
    void anAlarmThatAStackNamesWhichIsGoneNeedsTwoSteps() {
        assertThat(changes(
                                stack("eks", ALARM.formatted("A", "a"), ALARM.formatted("B", "b"))
                                        + stack("alarms", COMPOSITE.formatted("C", "all", "a")),
                                stack("eks", ALARM.formatted("B", "b")))
                        .failures())
                .hasSize(1);
    }

    @Test
    void manifestsAndAddonHaveObjectsOfOneNameInACluster() {
        var manifest =
                "M: {Type: Custom::AWSCDK-EKS-KubernetesResource, Properties: {ClusterName: %s, Manifest: '[{\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"cloudwatch-agent\"}}]'}}";
        var addon =
                "A: {Type: AWS::EKS::Addon, Properties: {ClusterName: a, AddonName: amazon-cloudwatch-observability}}";

        assertThat(changes(stack("eks", manifest.formatted("a")), stack("eks", addon))
                        .failures())
                .hasSize(1);
        assertThat(changes(stack("eks", manifest.formatted("b")), stack("eks", addon))
                        .failures())
                .isEmpty();
    }

    @Test
    void aTopicThatIsRenamedLeavesAGap() {
        var topic = "T: {Type: AWS::SNS::Topic, Properties: {TopicName: %s}}";
        var alarm =
                "A: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmName: a, AlarmActions: ['arn:aws:sns:eu-west-1:1:%s']}}";

        assertThat(changes(
                                stack("topics", topic.formatted("pages")) + stack("eks", alarm.formatted("pages")),
                                stack("topics", topic.formatted("calls")) + stack("eks", alarm.formatted("calls")))
                        .effects())
                .containsExactly(
                        "topics replaces 1: topic pages",
                        "topic pages is deleted before the alarms of eks get another topic; until then nobody is told of them");
    }

    @Test
    void refusesAFolderThatIsNoAssembly(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> StackTemplates.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("previous must be the folder of an earlier synth, which has a manifest.json, got \"%s\""
                        .formatted(folder));

        Files.writeString(folder.resolve("manifest.json"), "{");
        assertThatThrownBy(() -> StackTemplates.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("previous must hold what the CDK wrote, got a file that cannot be read: ");
    }
}
