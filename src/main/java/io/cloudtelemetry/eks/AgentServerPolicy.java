package io.cloudtelemetry.eks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The AWS managed policy of the CloudWatch agent, and its statements as a dated resource file.
 *
 * <p>Its actions on {@code *} are AWS's own choice: PutMetricData, DescribeTags, DescribeVolumes and the X-Ray actions
 * have no resource level, and the agent makes log groups whose names are not known here.
 */
final class AgentServerPolicy {
    static final String MANAGED_POLICY = "CloudWatchAgentServerPolicy";

    private AgentServerPolicy() {}

    /** {@return the policy document} */
    static Map<String, Object> document(String partition) {
        try (var file = Objects.requireNonNull(AgentServerPolicy.class.getResourceAsStream(MANAGED_POLICY + ".json"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("arn:aws:", "arn:" + partition + ":");
            return new ObjectMapper().readValue(text, File.class).document();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record File(String managedPolicy, String version, String updated, Map<String, Object> document) {}
}
