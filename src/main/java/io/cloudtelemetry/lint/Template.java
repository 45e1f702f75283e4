package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template as it is deployed: a file with the stack, the place and the parameters it is deployed with. */
final class Template {
    static final List<String> NESTED = List.of("AWS::CloudFormation::Stack", "AWS::Serverless::Application");

    /** Macros of AWS's own of which it is known what they make. */
    private static final String KNOWN_MACROS = "AWS::(Serverless-2016-10-31|LanguageExtensions|CodeDeploy.*)";

    final Assembly assembly;
    final int number;
    final ParsedFile file;
    final String stackName;
    final Environment environment;
    final @Nullable Resource parent;
    final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Functions functions;

    /** Takes what is a resource as one; a loop or a macro is none yet. The parent is the resource of a nested stack. */
    Template(Assembly assembly, ParsedFile file, String stackName, Environment environment, @Nullable Resource parent) {
        this.assembly = assembly;
        this.number = assembly.templates.size();
        this.file = file;
        this.stackName = stackName;
        this.environment = environment;
        this.parent = parent;
        this.functions = new Functions(this);
        file.root().path("Resources").properties().forEach(each -> {
            if (each.getValue().path("Type").isTextual()) {
                resources.put(each.getKey(), new Resource(this, each.getKey(), each.getValue()));
            }
        });
    }

    /** Where a stack is deployed to; empty for what is not known. */
    record Environment(String account, String region) {
        static final Environment UNKNOWN = new Environment("", "");

        /** {@return that of {@code aws://account/region}} */
        static Environment of(String url) {
            var parts = url.replaceAll("unknown-(account|region)", "").split("/", -1);
            return parts.length < 4 ? UNKNOWN : new Environment(parts[2], parts[3]);
        }

        /** {@return whether two accounts, or two regions, are surely one} */
        static boolean areOne(String one, String other) {
            return !one.isEmpty() && one.equals(other);
        }
    }

    /** {@return whether the resources that are seen are all there will be} A macro may add some, a nested stack has its own. */
    boolean isWhole() {
        var macros = Property.of(this, file.root().path("Transform")).items();
        return resources.size() == file.root().path("Resources").size()
                && macros.isPresent()
                && macros.get().stream().allMatch(each -> each.value().text().matches(KNOWN_MACROS))
                && resources.values().stream().allMatch(each -> !NESTED.contains(each.type) || each.nested != null);
    }

    /** {@return the stack that it is deployed with, itself unless it is nested} */
    Template root() {
        return parent == null ? this : parent.template.root();
    }

    Value value(JsonNode json) {
        return functions.value(json);
    }

    JsonNode section(String section, String name) {
        return file.root().path(section).path(name);
    }

    Value output(String name) {
        return value(section("Outputs", name).path("Value"));
    }
}
