package io.cloudtelemetry.edits;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** A configuration file as {@code cdk synth} makes an assembly of it: the one place here that knows the app. */
final class Synth {
    static final String ACCOUNT = "111122223333";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APP = "io.cloudtelemetry.app.TelemetryApp";

    private Synth() {}

    /**
     * Synthesizes a file.
     *
     * @param folder where the file and the assembly are written
     * @throws Refused if the file is refused
     */
    static Assembly of(String yaml, Path folder) {
        try {
            var file = Files.writeString(folder.resolve("telemetry.yaml"), yaml);
            var outdir = folder.resolve("cdk.out");
            var context = new TreeMap<>(context());
            context.put("aws:cdk:disable-stack-trace", true);
            // Warnings are for the operator; nothing of a template depends on them.
            context.put("@aws-cdk/core:annotationsInValidationReport", false);
            context.put("@aws-cdk/core:enableAdditionalMetadataCollection", false);
            var app = new App(AppProps.builder()
                    .postCliContext(context)
                    .treeMetadata(false)
                    .outdir(outdir.toString())
                    .build());
            define(app, file);
            app.synth();
            return Assembly.read(outdir);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The entry point is seen in its package only; CLI and process would cost seconds for each file. */
    private static void define(App app, Path file) {
        try {
            var define = Class.forName(APP).getDeclaredMethod("define", App.class, Path.class, String.class);
            define.setAccessible(true);
            define.invoke(null, app, file, ACCOUNT);
        } catch (InvocationTargetException failed) {
            if (failed.getCause().getClass().getSimpleName().equals("ConfigurationException")) {
                throw new Refused(failed.getCause().getMessage());
            }
            throw new IllegalStateException("the synth of " + file + " fails", failed.getCause());
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException(
                    "%s.define(App, Path, String) is gone; name the new way from a file to an assembly here"
                            .formatted(APP),
                    gone);
        }
    }

    private static Map<String, Object> context() throws IOException {
        var content = JSON.readTree(Path.of("cdk.json").toFile());
        return JSON.convertValue(content.get("context"), new TypeReference<>() {});
    }

    /** A file that the app does not take. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
