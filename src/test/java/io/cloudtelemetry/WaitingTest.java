package io.cloudtelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static List<String> cycle(Map<String, Object> resources) {
        return Waiting.in(Map.of("Resources", resources)).cycle();
    }

    @Test
    void isFoundOverEveryKindOfReference() {
        var template = Map.<String, Object>of(
                "A", Map.of("DependsOn", "B"),
                "B", Map.of("Properties", Map.of("Role", Map.of("Fn::GetAtt", List.of("C", "Arn")))),
                "C", Map.of("Properties", List.of(Map.of("Fn::Sub", "${AWS::Region}-${D.Name}"))),
                "D", Map.of("Properties", Map.of("Name", Map.of("Ref", "A"))),
                "E", Map.of("DependsOn", List.of("A")));

        assertThat(cycle(template)).containsExactly("A", "B", "C", "D");
    }

    @Test
    void isNotFoundWhereAllWaitForOneAnotherInOneDirection() {
        assertThat(cycle(Map.of(
                        "A", Map.of("DependsOn", List.of("B", "C")),
                        "B", Map.of("DependsOn", List.of("C")),
                        "C", Map.of("Properties", Map.of("Name", Map.of("Ref", "AWS::Region"))))))
                .isEmpty();
    }
}
