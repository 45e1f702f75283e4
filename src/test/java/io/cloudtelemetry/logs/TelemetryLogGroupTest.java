package io.cloudtelemetry.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;

class TelemetryLogGroupTest {
    private static final String ARN =
            "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/some/group:*";

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    @Test
    void definesAGroupThatOutlivesTheStackButNotAFailedCreation() {
        TelemetryLogGroup.define(stack, "Logs", "/some/group", LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK));

        Template.fromStack(stack)
                .hasResource(
                        "AWS::Logs::LogGroup",
                        Map.of(
                                "DeletionPolicy",
                                "RetainExceptOnCreate",
                                "Properties",
                                Map.of("LogGroupName", "/some/group", "RetentionInDays", 7)));
    }

    /** CloudFormation creates a group of one name once. */
    @Test
    void definesAGroupOnceAndEnsuresItInAnotherStack() {
        var app = new App();
        var one = new Stack(app, "One");
        var two = new Stack(app, "Two");
        var settings = LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK);
        var first = TelemetryLogGroup.define(one, "Logs", "/some/group", settings);

        assertThat(TelemetryLogGroup.define(one, "Again", "/some/group", settings))
                .isSameAs(first);
        assertThat(TelemetryLogGroup.ensure(one, "Ensured", "/some/group", settings))
                .isSameAs(first);
        TelemetryLogGroup.define(two, "Logs", "/some/group", settings);
        Template.fromStack(one).resourceCountIs("AWS::Logs::LogGroup", 1);
        assertThat(TemplateText.requests(Template.fromStack(two), "Create")).hasSize(2);
        assertThat(two.getDependencies()).containsExactly(one);
        var other = settings.retention(RetentionDays.ONE_DAY);
        assertThatThrownBy(() -> TelemetryLogGroup.define(two, "Other", "/some/group", other))
                .hasMessage("log group /some/group must be kept in one way, got other settings at Two/Other than at"
                        + " One/Logs; state the same, or use another group");
    }

    @Test
    void definesAGroupThatNeverExpiresOnlyWhenAsked() {
        TelemetryLogGroup.define(stack, "Logs", "/some/group", LogGroupSettings.expireAfter(RetentionDays.INFINITE));

        Template.fromStack(stack)
                .hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", Match.absent()));
    }

    @Test
    void ensuresAGroupThatMayExistAndLeavesItBehind() {
        TelemetryLogGroup.ensure(stack, "Logs", "/some/group", LogGroupSettings.expireAfter(RetentionDays.THREE_DAYS));

        var template = Template.fromStack(stack);
        assertThat(TemplateText.requests(template, "Create"))
                .hasSize(2)
                .anySatisfy(request -> assertThat(request)
                        .contains("\"action\":\"createLogGroup\"")
                        .contains("\"ignoreErrorCodesMatching\":\"ResourceAlreadyExistsException\"")
                        .contains("\"parameters\":{\"logGroupName\":\"/some/group\"}"))
                .anySatisfy(request -> assertThat(request)
                        .contains("\"action\":\"putRetentionPolicy\"")
                        .doesNotContain("ignoreErrorCodesMatching")
                        .contains("\"parameters\":{\"logGroupName\":\"/some/group\",\"retentionInDays\":3}"));
        assertThat(TemplateText.requests(template, "Delete")).isEmpty();
    }

    @Test
    void grantsTheCallsOnThatGroupOnlyInOnePolicy() {
        TelemetryLogGroup.ensure(stack, "Logs", "/some/group", LogGroupSettings.expireAfter(RetentionDays.THREE_DAYS));

        assertThat(TemplateText.statements(Template.fromStack(stack)))
                .containsExactly("[logs:CreateLogGroup, logs:PutRetentionPolicy] on " + ARN);
    }

    @Test
    void setsTheRetentionOnceTheGroupExists() {
        TelemetryLogGroup.ensure(stack, "Logs", "/some/group", LogGroupSettings.expireAfter(RetentionDays.THREE_DAYS));

        Template.fromStack(stack)
                .hasResource(
                        "Custom::ExistingResourceCall",
                        Map.of("DependsOn", Match.arrayWith(List.of(Match.stringLikeRegexp("LogsCreationCall.*")))));
    }

    @Test
    void removesTheRetentionOfAnExistingGroupOnlyWhenAsked() {
        TelemetryLogGroup.ensure(stack, "Logs", "/some/group", LogGroupSettings.expireAfter(RetentionDays.INFINITE));

        var template = Template.fromStack(stack);
        assertThat(TemplateText.requests(template, "Create"))
                .anySatisfy(request -> assertThat(request).contains("\"action\":\"deleteRetentionPolicy\""));
        assertThat(TemplateText.statements(template))
                .containsExactly("[logs:CreateLogGroup, logs:DeleteRetentionPolicy] on " + ARN);
    }

    @Test
    void associatesAKeyOfTheAppOnceItsPolicyLetsCloudWatchLogsIn() {
        var key = new Key(stack, "Key");

        TelemetryLogGroup.ensure(
                stack,
                "Logs",
                "/some/group",
                LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK).encryptedWith(LogEncryption.key(key)));

        var template = Template.fromStack(stack);
        assertThat(TemplateText.requests(template, "Create"))
                .anySatisfy(request -> assertThat(request)
                        .contains("\"action\":\"associateKmsKey\"")
                        .contains("\"logGroupName\":\"/some/group\""));
        assertThat(TemplateText.statements(template))
                .containsExactly("[logs:CreateLogGroup, logs:PutRetentionPolicy, logs:AssociateKmsKey] on " + ARN);
        var statement = Match.objectLike(Map.of(
                "Action",
                List.of("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"),
                "Condition",
                Map.of("ArnEquals", Map.of("kms:EncryptionContext:aws:logs:arn", Match.anyValue()))));
        template.hasResourceProperties(
                "AWS::KMS::Key",
                Map.of("KeyPolicy", Match.objectLike(Map.of("Statement", Match.arrayWith(List.of(statement))))));
        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
    }

    @Test
    void warnsOfAKeyWhosePolicyItCannotChange() {
        TelemetryLogGroup.define(
                stack,
                "Logs",
                "/some/group",
                LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK)
                        .encryptedWith(LogEncryption.keyArn("arn:aws:kms:eu-west-1:123456789012:key/0123abcd")));

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Logs::LogGroup", Map.of("KmsKeyId", "arn:aws:kms:eu-west-1:123456789012:key/0123abcd"));
        Annotations.fromStack(stack)
                .hasWarning("*", Match.stringLikeRegexp(".*0123abcd.*kms:GenerateDataKey.*existingKey.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "/a:*", "aws/a"})
    void refusesANameThatNoGroupCanHaveAndAttachesNothing(String name) {
        var settings = LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK);

        assertThatThrownBy(() -> TelemetryLogGroup.define(stack, "Logs", name, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logGroupName must be 1 to 512 letters, digits or . - _ / #, and not begin with aws/, got"
                        + " \"%s\"; give the group's name, not its ARN".formatted(name));
        assertThatThrownBy(() -> TelemetryLogGroup.ensure(stack, "Logs", name, settings))
                .hasMessageStartingWith("logGroupName must be");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> LogEncryption.keyArn("alias/logs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keyArn must be the ARN of a key")
                .hasMessageContaining("alias/logs");
    }

    @Test
    void createsAGroupOfTheClassForInfrequentAccess() {
        var settings = LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK).infrequentAccess();
        TelemetryLogGroup.ensure(stack, "Ensured", "/some/group", settings);
        TelemetryLogGroup.define(stack, "Defined", "/other/group", settings);

        var template = Template.fromStack(stack);
        assertThat(TemplateText.requests(template, "Create"))
                .anySatisfy(request -> assertThat(request).contains("\"logGroupClass\":\"INFREQUENT_ACCESS\""));
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("LogGroupClass", "INFREQUENT_ACCESS"));
    }

    @Test
    void anotherRetentionLeavesTheOtherSettings() {
        var settings = LogGroupSettings.expireAfter(RetentionDays.ONE_DAY)
                .encryptedWith(LogEncryption.keyArn("arn:aws:kms:eu-west-1:123456789012:key/1"))
                .maskedBy(LogMasking.credentials());

        assertThat(settings.retention(RetentionDays.ONE_WEEK))
                .isEqualTo(new LogGroupSettings(
                        RetentionDays.ONE_WEEK, settings.encryption(), settings.logGroupClass(), settings.masking()));
    }
}
