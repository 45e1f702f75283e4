package io.cloudtelemetry.ownership;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an ARN may be given for: its form, and how near it must be to what uses it. Nothing works across partitions. A token
 * is not looked at, and nothing is compared with an account or region that is not known. Whatever else differs is refused
 * with an IllegalArgumentException.
 */
public enum GivenArn {
    /** "Cross-account pass role is not allowed", and policies are attached in an account of one's own. */
    ROLE(
            "iam::\\d{12}:role/([\\x21-\\x7E]+/)?[\\w+=,.@-]{1,64}",
            Near.ACCOUNT,
            "a role's ARN such as arn:aws:iam::123456789012:role/kubectl"),
    /**
     * A provider is of one account (CreateOpenIDConnectProvider), and of the region of its cluster: "View Amazon EKS service
     * endpoints" has {@code oidc-eks.<region>.api.aws} for the issuers with IPv6.
     */
    OIDC_PROVIDER(
            "iam::\\d{12}:oidc-provider/oidc(?:\\.eks\\.(?<region>[a-z0-9-]+)\\.(?<domain>[a-z0-9.]+)|-eks\\.(?<region6>[a-z0-9-]+)\\.api\\.[a-z0-9.]+)/id/[A-Za-z0-9]+",
            Near.ACCOUNT,
            "the ARN of the cluster's OpenID Connect provider in IAM, such as"
                    + " arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD",
            "; IAM has one once \"eksctl utils associate-iam-oidc-provider\" has run"),
    /** "All the underlying alarms … must be in the same account and the same Region" (PutCompositeAlarm). */
    ALARM(
            "cloudwatch:[a-z0-9-]+:\\d{12}:alarm:.{1,255}",
            Near.ACCOUNT_AND_REGION,
            "the ARN of an alarm such as arn:aws:cloudwatch:eu-west-1:123456789012:alarm:queue-age"),
    /**
     * PutMetricAlarm, {@code AlarmActions}, for groups of EC2; "Actions, resources, and condition keys for Application Auto
     * Scaling" for all else that scales.
     */
    SCALING_POLICY(
            "autoscaling:[a-z0-9-]+:\\d{12}:scalingPolicy:[A-Za-z0-9-]+:(autoScalingGroupName|resource)/.+:policyName/.{1,256}",
            Near.REGION,
            "the ARN of a scaling policy such as arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:0123abcd-…:autoScalingGroupName/web:policyName/grow"),
    /** PutMetricAlarm, {@code AlarmActions}: a topic may be of another account. */
    TOPIC(
            "sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}",
            Near.REGION,
            "the ARN of a standard topic such as arn:aws:sns:eu-west-1:123456789012:alarms"),
    /** "Sending Amazon SNS messages to … a different Region", SNS developer guide: anywhere in the partition. */
    QUEUE("sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,80}", Near.PARTITION, Words.QUEUE),
    /** "Amazon SNS dead-letter queues": same account and region as the subscription. */
    DEAD_LETTER_QUEUE("sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,80}", Near.ACCOUNT_AND_REGION, Words.QUEUE),
    /** As a queue. */
    FUNCTION(
            "lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,128})?",
            Near.PARTITION,
            "the ARN of a function such as arn:aws:lambda:eu-west-1:123456789012:function:alarms"),
    /** A key is of one region, and services ask that of their own; its policy may let other accounts in. */
    KEY(
            "kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+",
            Near.REGION,
            "the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/0123abcd-…, not of an alias"),
    /** CreateFunction, {@code Layers}: shared between accounts of one region. */
    LAYER(
            "lambda:[a-z0-9-]+:\\d{12}:layer:[A-Za-z0-9_-]+:\\d+",
            Near.REGION,
            "such as arn:aws:lambda:eu-west-1:123456789012:layer:kubectl:1"),
    /** "Log REST API calls to Amazon Data Firehose": the API's region and account, and a name that begins so. */
    DELIVERY_STREAM(
            "firehose:[a-z0-9-]+:\\d{12}:deliverystream/amazon-apigateway-[A-Za-z0-9_.-]+",
            Near.ACCOUNT_AND_REGION,
            "the ARN of a delivery stream whose name begins with amazon-apigateway-",
            "; API Gateway writes to no other");

    private enum Near {
        PARTITION,
        REGION,
        ACCOUNT,
        ACCOUNT_AND_REGION
    }

    private final Pattern form;
    private final Near near;
    private final String words;
    private final String advice;

    GivenArn(String form, Near near, String words) {
        this(form, near, words, "");
    }

    GivenArn(String form, Near near, String words, String advice) {
        this.form = Pattern.compile("arn:aws[a-z-]*:" + form);
        this.near = near;
        this.words = words;
        this.advice = advice;
    }

    /** {@return whether that is such an ARN} */
    public boolean is(String given) {
        return form.matcher(given).matches();
    }

    /** {@return the ARN, if it is a token or has the form} */
    public String require(String property, String arn) {
        return Tokens.in(Objects.requireNonNull(arn, property)) ? arn : requireLiteral(property, arn);
    }

    /** {@return the ARN, if it has the form} For those from which ids of constructs follow, hence no token. */
    public String requireLiteral(String property, String arn) {
        if (!is(Objects.requireNonNull(arn, property))) {
            throw new IllegalArgumentException(
                    "%s must be %s, got \"%s\"%s".formatted(property, words, arn.replaceAll("\\R", " "), advice));
        }
        return arn;
    }

    /** Checks that an ARN is not known to be of another partition, or account or region where that matters. */
    public void requireIn(Place place, String property, String arn) {
        var match = form.matcher(arn);
        if (!match.matches()) {
            // A token, or a name.
            return;
        }
        var parts = arn.split(":", 6);
        requireSame(property, "partition", place.partition(), parts[1], arn);
        if (near == Near.REGION || near == Near.ACCOUNT_AND_REGION) {
            requireSame(property, "region", place.region(), parts[3], arn);
        }
        if (near == Near.ACCOUNT || near == Near.ACCOUNT_AND_REGION) {
            requireSame(property, "account", place.account(), parts[4], arn);
        }
        if (this == OIDC_PROVIDER) {
            var region = match.group("region");
            requireSame(property, "region", place.region(), region == null ? match.group("region6") : region, arn);
            requireSame(property, "domain", region == null ? null : place.domainSuffix(), match.group("domain"), arn);
        }
    }

    private static void requireSame(String property, String what, @Nullable String here, String there, String arn) {
        if (here != null && !here.equals(there)) {
            throw new IllegalArgumentException("%s must be of %s %s, where it is used, got %s; give one of that %s"
                    .formatted(property, what, here, arn, what));
        }
    }

    private static final class Words {
        static final String QUEUE = "the ARN of a standard queue such as arn:aws:sqs:eu-west-1:123456789012:alarms";
    }
}
