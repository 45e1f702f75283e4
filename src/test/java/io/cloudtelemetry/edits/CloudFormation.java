package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.edits.Problem.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stacks of an account. In a stack what is new or changed comes first, each after what it depends on; what is replaced
 * or has fallen out is deleted at the end, each before what it depends on ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", User Guide,
 * "Stack status codes"). What depends on nothing of each other is done at the same time there, so here in either order.
 */
final class CloudFormation {
    /** Which of two that do not depend on each other comes first. */
    enum Order {
        AS_WRITTEN,
        BACKWARDS
    }

    private final Map<String, Map<String, Deployed>> stacks;
    private final Order order;
    private final String region;
    private Account account;
    private int madeUp;

    CloudFormation(String region, Order order) {
        this.stacks = new TreeMap<>();
        this.account = new Account();
        this.region = region;
        this.order = order;
    }

    /** A copy, to go back to. */
    CloudFormation(CloudFormation from) {
        this.stacks = new TreeMap<>(from.stacks);
        this.account = new Account(from.account);
        this.region = from.region;
        this.order = from.order;
        this.madeUp = from.madeUp;
    }

    Account account() {
        return account;
    }

    Map<String, Map<String, Deployed>> stacks() {
        return Collections.unmodifiableMap(stacks);
    }

    /** {@return why the stack is as it was before, or what stays outside of it for ever; nothing if all went well} */
    List<Problem> deploy(String stack, JsonNode template) {
        var before = stacks.getOrDefault(stack, Map.of());
        var rescue = new Account(account);
        var cleanUp = new ArrayList<Deployed>();
        try {
            var after = change(stack, template.path("Resources"), before, cleanUp);
            stacks.put(stack, after);
            return delete(cleanUp);
        } catch (Refusal refused) {
            // Log groups that calls made would stay; nothing here depends on that.
            account = rescue;
            return List.of(refused.problem());
        }
    }

    /** What {@code cdk destroy} does. */
    List<Problem> destroy(String stack) {
        var gone = stacks.remove(stack);
        var all = new ArrayList<Deployed>();
        for (var each : gone.values()) {
            if (!isKept(each.deletion())) {
                all.add(each);
            }
        }
        return delete(all);
    }

    private Map<String, Deployed> change(
            String stack, JsonNode template, Map<String, Deployed> before, List<Deployed> cleanUp) {
        var after = new LinkedHashMap<String, Deployed>();
        var values = new Values(stack, region, after::get);
        for (var id : inOrder(template)) {
            var written = template.path(id);
            var old = before.get(id);
            var next = deployed(stack, id, written, values, old);
            if (old == null) {
                account.create(next);
            } else if (!old.type().equals(next.type())) {
                throw new AssertionError("%s: update of resource type is not permitted".formatted(old.owner()));
            } else if (!old.text("ServiceToken").equals(next.text("ServiceToken"))) {
                throw new Refusal(Kind.SERVICE_TOKEN, "%s: modifying service token is not allowed", next.owner());
            } else if (isReplaced(old, next)) {
                account.create(next);
                if (!isKept(old.replacement())) {
                    cleanUp.add(old);
                }
            } else if (!old.properties().equals(next.properties())) {
                account.update(old, next);
            }
            after.put(id, next);
        }
        before.values().stream()
                .filter(old -> !template.has(old.id()) && !isKept(old.deletion()))
                .forEach(cleanUp::add);
        return after;
    }

    /** A function that answers an update with another physical id asks for the deletion of the one before. */
    private static boolean isReplaced(Deployed old, Deployed next) {
        return old.type().equals(ResourceType.CALL)
                ? !Calls.name(old.properties()).equals(Calls.name(next.properties()))
                : ResourceType.of(old.type()).isReplacedBy(old.properties(), next.properties());
    }

    private Deployed deployed(String stack, String id, JsonNode written, Values values, Deployed old) {
        var type = written.path("Type").asText();
        var properties = values.resolved(written.path("Properties"));
        var rules = ResourceType.of(type);
        if (type.equals(ResourceType.CALL)) {
            // Of a group or a stage, which several calls may be about.
            return deployed(stack, id, written, properties, stack + "-" + id + " of " + Calls.name(properties));
        }
        var stays = old != null && type.equals(old.type()) && !rules.isReplacedBy(old.properties(), properties);
        var name = rules.name(properties, stays ? old.name() : "%s-%s-%d".formatted(stack, id, ++madeUp));
        return deployed(stack, id, written, properties, name);
    }

    private static Deployed deployed(String stack, String id, JsonNode written, JsonNode properties, String name) {
        return new Deployed(
                stack,
                id,
                written.path("Type").asText(),
                name,
                properties,
                dependencies(written),
                written.path("DeletionPolicy").asText("Delete"),
                written.path("UpdateReplacePolicy").asText("Delete"));
    }

    private static boolean isKept(String policy) {
        return !policy.equals("Delete");
    }

    /** CloudFormation tries three times, then leaves the resource behind and the update is complete. */
    private List<Problem> delete(List<Deployed> gone) {
        var problems = new ArrayList<Problem>();
        var byId = new LinkedHashMap<String, Deployed>();
        gone.forEach(each -> byId.put(each.id(), each));
        var ids = new LinkedHashMap<String, Set<String>>();
        byId.forEach((id, each) -> ids.put(id, each.after()));
        var inOrder = new ArrayList<>(sorted(ids));
        Collections.reverse(inOrder);
        for (var id : inOrder) {
            try {
                account.delete(byId.get(id));
            } catch (Refusal refused) {
                problems.add(refused.problem());
            }
        }
        return problems;
    }

    private Collection<String> inOrder(JsonNode template) {
        var dependencies = new LinkedHashMap<String, Set<String>>();
        template.properties().forEach(each -> dependencies.put(each.getKey(), dependencies(each.getValue())));
        return sorted(dependencies);
    }

    private static Set<String> dependencies(JsonNode written) {
        var names = Values.named(written.path("Properties"));
        var dependsOn = written.path("DependsOn");
        if (dependsOn.isTextual()) {
            names.add(dependsOn.asText());
        }
        dependsOn.forEach(each -> names.add(each.asText()));
        return names;
    }

    private Collection<String> sorted(Map<String, Set<String>> dependencies) {
        var ids = new ArrayList<>(dependencies.keySet());
        if (order == Order.BACKWARDS) {
            Collections.reverse(ids);
        }
        var sorted = new LinkedHashSet<String>();
        ids.forEach(id -> visit(id, dependencies, sorted));
        return sorted;
    }

    private static void visit(String id, Map<String, Set<String>> dependencies, Set<String> sorted) {
        if (!dependencies.containsKey(id) || sorted.contains(id)) {
            return;
        }
        dependencies.get(id).forEach(each -> visit(each, dependencies, sorted));
        sorted.add(id);
    }
}
