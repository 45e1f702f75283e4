package io.cloudtelemetry.app;

import io.cloudtelemetry.app.changes.AssemblyChanges;
import io.cloudtelemetry.app.changes.StackTemplates;
import io.cloudtelemetry.app.reading.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;

/** The assembly of what is deployed, which the context key {@code previous} names. */
final class PreviousAssembly {
    private final String named;
    private final StackTemplates templates;

    private PreviousAssembly(String named, StackTemplates templates) {
        this.named = named;
        this.templates = templates;
    }

    /**
     * {@return the assembly in a folder; null if none is named}
     *
     * @throws ConfigurationException if it is none, or the one that the app is about to write
     */
    static @Nullable PreviousAssembly of(@Nullable Object named, App app) {
        if (named == null) {
            return null;
        }
        try {
            var folder = Path.of(named.toString()).toAbsolutePath().normalize();
            if (folder.equals(Path.of(app.getOutdir()).toAbsolutePath().normalize())) {
                throw new IllegalArgumentException(
                        "previous must be a copy, got \"%s\", which this synth writes over; make one after each deployment, such as: cp -r cdk.out cdk.out.deployed"
                                .formatted(named));
            }
            return new PreviousAssembly(named.toString(), StackTemplates.read(folder));
        } catch (InvalidPathException none) {
            throw new ConfigurationException("previous must be the path of a folder, got \"%s\"".formatted(named));
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * {@return what the deployment of an assembly does to this one, a line each}
     *
     * @param refusal takes what one deployment cannot do, a line each
     */
    List<String> effects(Path assembly, Consumer<List<String>> refusal) {
        var changes = AssemblyChanges.between(templates, StackTemplates.read(assembly));
        refusal.accept(changes.failures());
        var lines = new ArrayList<>(List.of("Compared with " + named + ":"));
        changes.effects().forEach(each -> lines.add("  " + each));
        if (changes.effects().isEmpty()) {
            lines.add("  nothing is deleted or replaced");
        }
        return lines;
    }
}
