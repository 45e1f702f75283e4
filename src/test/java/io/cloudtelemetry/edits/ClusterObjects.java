package io.cloudtelemetry.edits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.edits.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects of all clusters. */
final class ClusterObjects {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OBSERVABILITY = "amazon-cloudwatch-observability";

    /** Of what the add-on installs, that which manifests have as well; its DaemonSet has another selector. */
    private static final List<String> OF_THE_ADDON = List.of(
            "DaemonSet amazon-cloudwatch/cloudwatch-agent", "ServiceAccount amazon-cloudwatch/cloudwatch-agent");

    private final Map<String, String> owners = new TreeMap<>();

    ClusterObjects() {}

    ClusterObjects(ClusterObjects from) {
        owners.putAll(from.owners);
    }

    /** Applies; what fell out of a manifest stays, since nothing is pruned on clusters that are not of the app. */
    void apply(Deployed manifest) {
        for (var object : objects(manifest)) {
            var owner = owners.getOrDefault(object, "");
            if (object.contains(" DaemonSet ") && owner.startsWith(OBSERVABILITY)) {
                throw new Refusal(
                        Kind.OTHER_INSTALLATION,
                        "%s cannot apply %s, %s has it with another selector",
                        manifest.owner(),
                        object,
                        owner);
            }
            owners.put(object, manifest.owner());
        }
    }

    /** Deletes by name, whoever applied the objects last. */
    void delete(Deployed manifest) {
        objects(manifest).forEach(owners::remove);
    }

    /** CreateAddon with resolveConflicts NONE: "Creation of the add-on might fail" where its objects are there. */
    void install(Deployed addon) {
        if (!addon.text("AddonName").equals(OBSERVABILITY)) {
            return;
        }
        for (var object : ofTheAddon(addon)) {
            var owner = owners.getOrDefault(object, addonOwner(addon));
            if (!owner.startsWith(OBSERVABILITY)
                    && !addon.text("ResolveConflicts").equals("OVERWRITE")) {
                throw new Refusal(Kind.OTHER_INSTALLATION, "%s cannot have %s, %s has it", addon.key(), object, owner);
            }
            owners.put(object, addonOwner(addon));
        }
    }

    void uninstall(Deployed addon) {
        if (!addon.properties().path("PreserveOnDelete").asBoolean()) {
            ofTheAddon(addon).forEach(owners::remove);
        }
    }

    Stream<String> missing(Deployed made) {
        return wanted(made).filter(object -> !owners.containsKey(object));
    }

    Set<String> stray(Stream<Deployed> all) {
        var wanted = all.flatMap(ClusterObjects::wanted).collect(Collectors.toSet());
        return owners.keySet().stream()
                .filter(object -> !wanted.contains(object))
                // The namespace is kept on purpose, docs/operations.md.
                .filter(object -> !object.contains(" Namespace "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> wanted(Deployed made) {
        return switch (made.type()) {
            case ResourceType.MANIFEST -> objects(made).stream();
            case ResourceType.ADDON -> ofTheAddon(made).stream();
            default -> Stream.of();
        };
    }

    private static String addonOwner(Deployed addon) {
        return OBSERVABILITY + " of " + addon.owner();
    }

    private static List<String> ofTheAddon(Deployed addon) {
        return addon.text("AddonName").equals(OBSERVABILITY)
                ? OF_THE_ADDON.stream()
                        .map(each -> addon.text("ClusterName") + ": " + each)
                        .toList()
                : List.of();
    }

    private static List<String> objects(Deployed manifest) {
        try {
            var objects = new ArrayList<String>();
            for (var object : JSON.readTree(manifest.text("Manifest"))) {
                objects.add(object(manifest.text("ClusterName"), object));
            }
            return objects;
        } catch (JsonProcessingException broken) {
            throw new AssertionError("a manifest must be JSON: " + manifest.owner(), broken);
        }
    }

    private static String object(String cluster, JsonNode object) {
        var metadata = object.path("metadata");
        var namespace = metadata.path("namespace").asText();
        return "%s: %s %s%s"
                .formatted(
                        cluster,
                        object.path("kind").asText(),
                        namespace.isEmpty() ? "" : namespace + "/",
                        metadata.path("name").asText());
    }
}
