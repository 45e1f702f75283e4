package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

class LogicalIdTest {
    private static String ofCdk(List<String> ids) {
        var stack = new Stack();
        Construct scope = stack;
        for (var id : ids) {
            scope = new Construct(scope, id);
        }
        return stack.getLogicalId(CfnResource.Builder.create(scope, "Resource")
                .type("AWS::SQS::Queue")
                .build());
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.oneOf(
                        Arbitraries.of("Default", "Resource", "Insights", "sights", "Agent", "Manifest", "검색"),
                        Arbitraries.strings()
                                .withChars("aB1-_.$ é")
                                .ofMinLength(1)
                                .ofMaxLength(100)
                                .filter(id -> !id.isBlank()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .filter(ids -> !ids.stream().allMatch("Default"::equals));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void isTheOneOfCdk(@ForAll("paths") List<String> ids) {
        assertThat(LogicalId.of(String.join("/", ids) + "/Resource")).isEqualTo(ofCdk(ids));
    }

    @Test
    void ofALongPathIsCut() {
        var ids = List.of("a".repeat(200), "b".repeat(200));

        assertThat(LogicalId.of(String.join("/", ids) + "/Resource"))
                .isEqualTo(ofCdk(ids))
                .hasSize(248);
    }
}
