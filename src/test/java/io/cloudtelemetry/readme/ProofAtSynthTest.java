package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Page;
import io.cloudtelemetry.lint.LintRule;
import io.cloudtelemetry.lint.TelemetryLint;
import io.cloudtelemetry.lint.cdk.TelemetryLintPlugin;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.sns.Topic;

/** The page on the lint: its snippets, and a section for each rule. */
class ProofAtSynthTest {
    @Test
    void pluginAndAcknowledgement() {
        var app = new App();
        // snippet
        Validations.of(app).addPlugins(new TelemetryLintPlugin());
        // end
        var stack = new Stack(app, "Shop");
        CfnAlarm.Builder.create(stack, "Alarm")
                .namespace("Shop")
                .metricName("orders")
                .comparisonOperator("GreaterThanThreshold")
                .evaluationPeriods(1)
                .alarmActions(List.of(new Topic(stack, "Topic").getTopicArn()))
                .build();
        // snippet
        Validations.of(stack)
                .acknowledge(Acknowledgment.builder()
                        .id("cloudtelemetry-lint::topic-without-subscriber")
                        .reason("the pager team subscribes in its own account")
                        .build());
        // end

        assertThat(app.synth().getStacks()).hasSize(1);
    }

    @Test
    void ofATemplate() {
        var stack = new Stack(new App(), "Shop");
        // snippet
        assertThat(TelemetryLint.of(Template.fromStack(stack).toJSON()).findings())
                .isEmpty();
        // end
    }

    @Test
    void everyRuleHasItsSection() {
        var page = Page.of("lint.md").text();

        assertThat(Pattern.compile("(?m)^### (.+)$").matcher(page).results().map(each -> each.group(1)))
                .containsExactlyElementsOf(LintRule.all().keySet());
        assertThat(LintRule.all().values())
                .allSatisfy(rule -> assertThat(page.substring(page.indexOf("### " + rule.id() + "\n")))
                        .startsWith("### %s\n\n**%s** (%s): %s.\n\nTo mend it, %s.\n"
                                .formatted(
                                        rule.id(),
                                        rule.title().substring(0, 1).toUpperCase(Locale.ROOT)
                                                + rule.title().substring(1),
                                        rule.severity().name().toLowerCase(Locale.ROOT),
                                        rule.why(),
                                        rule.mend())));
    }
}
