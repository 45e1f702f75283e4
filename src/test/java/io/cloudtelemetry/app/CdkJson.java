package io.cloudtelemetry.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.eks.EksAlarms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The context of cdk.json, which the CLI would hand to the app. */
final class CdkJson {
    private CdkJson() {}

    static Map<String, Object> context() {
        try {
            var content = new ObjectMapper().readTree(Path.of("cdk.json").toFile());
            return new ObjectMapper().convertValue(content.get("context"), new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return an app with that context, synthesizing into a folder} */
    static App app(Path outdir) {
        return props(outdir).build();
    }

    /** {@return such an app that writes no tree.json, which of a large estate takes its time} */
    static App appWithoutTree(Path outdir) {
        return props(outdir).treeMetadata(false).build();
    }

    private static App.Builder props(Path outdir) {
        return App.Builder.create()
                .context(context())
                .postCliContext(TelemetryApp.CONTEXT)
                .outdir(outdir.toString());
    }

    /** {@return the walk-through with each text replaced by the next, as a file in a folder} */
    static Path walkThrough(Path folder, String... replacements) {
        try {
            var content = Files.readString(Path.of("telemetry.yaml"));
            for (int index = 0; index < replacements.length; index += 2) {
                if (!content.contains(replacements[index])) {
                    throw new IllegalArgumentException("telemetry.yaml must hold " + replacements[index]);
                }
                content = content.replace(replacements[index], replacements[index + 1]);
            }
            return Files.writeString(folder.resolve("telemetry.yaml"), content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the walk-through with no alarm but node-memory, then changed} */
    static Path walkThroughWithOneAlarm(Path folder, String... replacements) {
        var off = new ArrayList<>(List.of(
                "    alarms:\n",
                EksAlarms.recommended().specs().stream()
                        .map(AlarmSpec::name)
                        .filter(name -> !name.equals(EksAlarms.NODE_MEMORY))
                        .map(name -> "      " + name + ": {enabled: false}\n")
                        .collect(Collectors.joining("", "    alarms:\n", "")),
                "      tracing: true",
                RestApiAlarms.recommended().specs().stream()
                        .map(spec -> spec.name() + ": {enabled: false}")
                        .collect(Collectors.joining(", ", "      alarms: {", "}\n      tracing: true"))));
        off.addAll(List.of(replacements));
        return walkThrough(folder, off.toArray(String[]::new));
    }

    /** {@return the lines at the end of a synth} */
    static String summary(TelemetryStacks stacks, Path assembly, SynthSummary.Detail detail) {
        return SynthSummary.of(stacks, assembly, new StackLimits(stacks, assembly), detail);
    }

    /** {@return the stack for a concern} */
    static Stack stack(TelemetryStacks stacks, String concern) {
        return stacks.stacks().stream()
                .filter(stack -> stack.getStackName().endsWith("-" + concern))
                .findFirst()
                .orElseThrow();
    }
}
