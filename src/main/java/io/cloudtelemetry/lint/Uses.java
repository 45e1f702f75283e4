package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which resource refers to which, in all templates; read once. */
final class Uses {
    private static final String BOARD = "AWS::CloudWatch::Dashboard";

    private final Map<Resource, Set<Resource>> referred = new LinkedHashMap<>();
    private final Map<Resource, Set<Resource>> users = new LinkedHashMap<>();

    /** To what other stacks may refer that are not here. */
    final Set<Resource> exported = new LinkedHashSet<>();

    private final Set<String> mentioned = new TreeSet<>();

    Uses(Assembly assembly) {
        for (var resource : assembly.resources().toList()) {
            for (var text : texts(resource)) {
                if (tells(resource) && !resource.isOf(Alarms.METRIC)) {
                    mentioned.add(text.lastOfArn());
                }
                for (var other : assembly.referredIn(text)) {
                    referred.computeIfAbsent(resource, each -> new LinkedHashSet<>())
                            .add(other);
                    users.computeIfAbsent(other, each -> new LinkedHashSet<>()).add(resource);
                }
            }
        }
        for (var template : assembly.templates) {
            for (var output : template.file.root().path("Outputs")) {
                if (output.has("Export")) {
                    exported.addAll(assembly.referredIn(template.value(output.path("Value"))));
                }
            }
        }
    }

    /** {@return whether somebody may hear of what a resource refers to} A board shows it, a mute rule keeps it silent. */
    static boolean tells(Resource resource) {
        return !resource.isOf(BOARD, "AWS::CloudWatch::AlarmMuteRule");
    }

    /** {@return every text below a resource's properties, and what every function there comes to, but the body of a board} */
    static List<Value> texts(Resource resource) {
        var texts = new ArrayList<Value>();
        // What it joins is a body of up to 700 kB, and of use in its parts only.
        var isBoard = resource.isOf(BOARD);
        collect(resource.template, resource.json.path("Properties"), isBoard, texts);
        return texts;
    }

    private static void collect(Template template, JsonNode json, boolean isBoard, List<Value> texts) {
        if (json.isTextual()) {
            texts.add(new Value(json.asText()));
        } else if (Property.isFunction(json) && !(isBoard && json.has("Fn::Join"))) {
            texts.add(template.value(json));
        }
        json.forEach(each -> collect(template, each, isBoard, texts));
    }

    /** {@return the resources that refer to one} */
    Set<Resource> of(Resource resource) {
        return users.getOrDefault(resource, Set.of());
    }

    /** {@return whether a resource that may tell somebody has this text, or an ARN that ends in it} */
    boolean isMentioned(Value name) {
        return !name.text().isEmpty() && mentioned.contains(name.text());
    }

    /** {@return whether CloudFormation makes one resource of a stack only after another} */
    boolean waits(Resource one, Resource other) {
        var seen = new LinkedHashSet<Resource>();
        var next = new ArrayDeque<>(List.of(one));
        while (!next.isEmpty()) {
            var here = next.remove();
            if (here == other) {
                return true;
            }
            if (seen.add(here)) {
                next.addAll(referred.getOrDefault(here, Set.of()));
                var before = here.json.path("DependsOn");
                for (var id : before.isTextual() ? List.of(before) : before) {
                    var waited = here.template.resources.get(id.asText());
                    if (waited != null) {
                        next.add(waited);
                    }
                }
            }
        }
        return false;
    }
}
