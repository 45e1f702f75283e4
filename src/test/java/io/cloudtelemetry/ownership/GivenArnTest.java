package io.cloudtelemetry.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

class GivenArnTest {
    private static final Place IRELAND = Place.in("111122223333", "eu-west-1");
    private static final Place BEIJING = Place.in(null, "cn-north-1");
    private static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLE | arn:aws-cn:iam::111122223333:role/a | partition aws",
                "ROLE | arn:aws:iam::999922223333:role/a | account 111122223333",
                "OIDC_PROVIDER | arn:aws:iam::999922223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A | account 111122223333",
                "OIDC_PROVIDER | arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/A | region eu-west-1",
                "OIDC_PROVIDER | arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com.cn/id/A | domain amazonaws.com",
                "OIDC_PROVIDER | arn:aws:iam::111122223333:oidc-provider/oidc-eks.us-east-1.api.aws/id/A | region eu-west-1",
                "TOPIC | arn:aws:sns:us-east-1:999922223333:a | region eu-west-1",
                "QUEUE | arn:aws-cn:sqs:cn-north-1:999922223333:a | partition aws",
                "DEAD_LETTER_QUEUE | arn:aws:sqs:us-east-1:111122223333:a | region eu-west-1",
                "DEAD_LETTER_QUEUE | arn:aws:sqs:eu-west-1:999922223333:a | account 111122223333",
                "FUNCTION | arn:aws-us-gov:lambda:us-gov-west-1:999922223333:function:a | partition aws",
                "KEY | arn:aws:kms:us-east-1:999922223333:key/a | region eu-west-1",
                "LAYER | arn:aws:lambda:us-east-1:999922223333:layer:a:1 | region eu-west-1",
                "DELIVERY_STREAM | arn:aws:firehose:us-east-1:111122223333:deliverystream/amazon-apigateway-a | region eu-west-1",
                "DELIVERY_STREAM | arn:aws:firehose:eu-west-1:999922223333:deliverystream/amazon-apigateway-a | account 111122223333",
            })
    void refusesWhatIsElsewhere(GivenArn kind, String arn, String allowed) {
        assertThatThrownBy(() -> kind.requireIn(IRELAND, "key", arn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key must be of %s, where it is used, got %s; give one of that %s"
                        .formatted(allowed, arn, allowed.substring(0, allowed.indexOf(' '))));
        // Where account and region are not stated, it may be anywhere.
        kind.requireIn(Place.of(new Stack()), "key", arn);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLE | arn:aws:iam::111122223333:role/path/a",
                "OIDC_PROVIDER | arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A",
                "OIDC_PROVIDER | arn:aws:iam::111122223333:oidc-provider/oidc-eks.eu-west-1.api.aws/id/A",
                "TOPIC | arn:aws:sns:eu-west-1:999922223333:a",
                "QUEUE | arn:aws:sqs:us-east-1:999922223333:a",
                "FUNCTION | arn:aws:lambda:us-east-1:999922223333:function:a:live",
                "KEY | arn:aws:kms:eu-west-1:999922223333:key/a",
                "LAYER | arn:aws:lambda:eu-west-1:999922223333:layer:a:1",
                "DELIVERY_STREAM | arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-a",
            })
    void takesWhatWorksFromThere(GivenArn kind, String arn) {
        assertThatCode(() -> kind.requireIn(IRELAND, "key", kind.require("key", arn)))
                .doesNotThrowAnyException();
    }

    @Test
    void knowsTheIssuerOfChina() {
        GivenArn.OIDC_PROVIDER.requireIn(
                BEIJING,
                "irsa",
                "arn:aws-cn:iam::111122223333:oidc-provider/oidc.eks.cn-north-1.amazonaws.com.cn/id/A");
        assertThatThrownBy(() -> GivenArn.OIDC_PROVIDER.requireIn(
                        BEIJING, "irsa", PROVIDER + "oidc.eks.cn-north-1.amazonaws.com.cn/id/A"))
                .hasMessageStartingWith("irsa must be of partition aws-cn, where it is used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oidc.eu-west-1.eks.amazonaws.com/id/A",
                "oidc.eks.eu-west-1.amazonaws.com",
                "token.actions.githubusercontent.com"
            })
    void refusesAProviderThatIsNoCluster(String issuer) {
        assertThatThrownBy(() -> GivenArn.OIDC_PROVIDER.require("irsa", PROVIDER + issuer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "irsa must be the ARN of the cluster's OpenID Connect provider in IAM, such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my role", "role ", " role", "path with/role", "path/", "a\tb"})
    void refusesARoleWithBlanks(String name) {
        assertThatThrownBy(() -> GivenArn.ROLE.require("role", "arn:aws:iam::111122223333:role/" + name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("role must be a role's ARN such as");
    }

    @ParameterizedTest
    @EnumSource
    void skipsTokensUnlessAnIdFollowsFromThem(GivenArn kind) {
        var token = new CfnParameter(new Stack(), "Arn").getValueAsString();

        assertThat(kind.require("key", token)).isEqualTo(token);
        kind.requireIn(IRELAND, "key", token);
        assertThatThrownBy(() -> kind.requireLiteral("key", token)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesNothingWithARegionThatCdkDoesNotKnow() {
        var future = Place.in(null, "xx-north-1");

        assertThat(future.partition()).isNull();
        GivenArn.ROLE.requireIn(future, "role", "arn:aws-xx:iam::111122223333:role/a");
    }
}
