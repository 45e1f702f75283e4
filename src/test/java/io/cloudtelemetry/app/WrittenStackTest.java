package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted in a template, and whose it is. */
class WrittenStackTest {
    /** As IAM counts, without white space: account and region are known to have 12 and 9 characters, a partition 3 or more. */
    private static final String POLICY =
            "{\"Statement\":[{\"Action\":[\"a:B\",\"a:C\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:a:eu-west-1:111122223333:x\"}]}";

    @TempDir
    private Path folder;

    private WrittenStack stack() throws IOException {
        Files.writeString(folder.resolve("s.metadata.json"), """
                {"/s/one": [{"type": "aws:cdk:logicalId", "data": "One"}],
                 "/s/two": [{"type": "aws:cdk:warning", "data": "Two"}, {"type": "aws:cdk:logicalId", "data": "Two"}],
                 "/s/out": [{"type": "aws:cdk:logicalId", "data": "Out"}]}
                """);
        Files.writeString(folder.resolve("s.template.json"), """
                {"Resources": {
                  "Role": {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyName": "p", "PolicyDocument": {"Statement": []}}]}},
                  "One": {"Type": "AWS::IAM::Policy", "Properties": {"Roles": [{"Ref": "Role"}], "PolicyDocument": {"Statement": [
                    {"Action": ["a:B", "a:C"], "Effect": "Allow", "Resource": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":a:", {"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"}, ":x"]]}}]}}},
                  "Two": {"Type": "AWS::IAM::Policy", "Properties": {"Roles": [{"Ref": "Other"}], "PolicyDocument": {"Statement": []}}}},
                 "Outputs": {"Out": {"Value": "x"}, "More": {"Value": "y"}}}
                """);
        return WrittenStack.read(folder, "s", "eu-west-1");
    }

    @Test
    void countsTheRoleWithMostPolicies() throws IOException {
        var total = stack().total();
        var bytes = Math.toIntExact(Files.size(folder.resolve("s.template.json")));
        assertThat(total).isEqualTo(new StackUse(3, 2, bytes, POLICY.length() + "{\"Statement\":[]}".length()));
    }

    @Test
    void knowsWhoseAResourceIs() throws IOException {
        var uses = stack().byPath();

        assertThat(uses.keySet()).containsExactly("/s/one", "/s/two");
        assertThat(uses.values()).extracting(StackUse::policies).isEqualTo(List.of(POLICY.length(), 0));
        assertThat(uses.values()).extracting(StackUse::resources).isEqualTo(List.of(1, 1));
    }

    @Test
    void isAllowedUpToEachLimit() {
        assertThat(StackUse.ALLOWED.isAllowed()).isTrue();
        assertThat(StackUse.ALLOWED.above(99)).hasSize(4);
        assertThat(StackUse.ALLOWED.plus(new StackUse(1, 0, 1, 0)).above(100))
                .containsExactly("501 of 500 resources", "1,000,001 of 1,000,000 bytes of template");
    }
}
