package io.cloudtelemetry.app.changes;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment does to what an earlier one has made. CDK's CLI deploys the stacks of the app one after the other, each
 * after those that it depends on, and deletes no stack. In a stack CloudFormation first creates and updates, then deletes what
 * is replaced or has fallen out ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", User Guide, "Stack status codes").
 */
public final class AssemblyChanges {
    private static final int MOST_NAMES = 5;

    private final StackTemplates before;
    private final StackTemplates after;
    private final Map<String, WrittenResource> holders = new LinkedHashMap<>();
    private final List<String> effects = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private AssemblyChanges(StackTemplates before, StackTemplates after) {
        this.before = before;
        this.after = after;
        before.all().forEach(each -> each.heldOnce().forEach(held -> holders.put(held, each)));
        after.names().forEach(this::stack);
        before.names().stream().filter(stack -> !after.names().contains(stack)).forEach(this::goneStack);
    }

    /** {@return what the deployment of one assembly does to what another has made} */
    public static AssemblyChanges between(StackTemplates before, StackTemplates after) {
        return new AssemblyChanges(before, after);
    }

    /** {@return what is deleted, replaced, and left behind, a line each; none if nothing is} */
    public List<String> effects() {
        return List.copyOf(effects);
    }

    /** {@return what one deployment cannot do, a line each with how two can; none if one can} */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private void stack(String stack) {
        var old = before.resources(stack);
        var deleted = new ArrayList<WrittenResource>();
        var replaced = new ArrayList<WrittenResource>();
        var kept = new ArrayList<WrittenResource>();
        old.values().forEach(each -> {
            var next = after.resources(stack).get(each.id());
            var isReplaced = next != null && each.isReplacedBy(next);
            if (next == null || isReplaced) {
                (each.isKept(isReplaced) ? kept : isReplaced ? replaced : deleted).add(each);
            }
        });
        effect(stack, "deletes", deleted);
        effect(stack, "replaces", replaced);
        effect(stack, "keeps, but has no more,", kept);
        after.resources(stack).values().forEach(each -> taken(each, old.get(each.id())));
        Stream.concat(deleted.stream(), replaced.stream()).forEach(this::goes);
    }

    private void effect(String stack, String verb, List<WrittenResource> resources) {
        if (!resources.isEmpty()) {
            effects.add("%s %s %d: %s".formatted(stack, verb, resources.size(), some(resources)));
        }
    }

    private static String some(List<WrittenResource> resources) {
        var more = resources.size() - MOST_NAMES;
        return resources.stream().limit(MOST_NAMES).map(WrittenResource::label).collect(joining(", "))
                + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private void goneStack(String stack) {
        effects.add(
                "%s is not in the file any more and stays as it is, with %d resources; deploy, then delete it: aws cloudformation delete-stack --stack-name %s"
                        .formatted(stack, before.resources(stack).size(), stack));
        before.resources(stack)
                .values()
                .forEach(composite -> composite.alarms().stream()
                        .map(holders::get)
                        .filter(alarm -> alarm != null && !alarm.stack().equals(stack) && falls(alarm))
                        .limit(1)
                        .forEach(alarm -> stillNamed(alarm, composite)));
    }

    /** Whatever stands once must be gone before another resource makes it. */
    private void taken(WrittenResource made, @Nullable WrittenResource same) {
        made.heldOnce().stream()
                .filter(held -> same == null || !same.heldOnce().contains(held))
                .map(holders::get)
                .filter(holder -> holder != null && !isGoneBefore(holder, made.stack()))
                .limit(1)
                .forEach(holder -> failures.add(
                        isKeptForGood(holder)
                                ? "%s is kept by %s, and %s cannot make it again: name it as one that exists, or delete it first"
                                        .formatted(holder.label(), holder.stack(), made.stack())
                                : "%s of %s is made by %s before it is deleted in %s, and stands once only; %s"
                                        .formatted(
                                                made.label(),
                                                made.id(),
                                                made.stack(),
                                                holder.stack(),
                                                holder.alarms().isEmpty()
                                                        ? "take it out of the file, deploy, put it in again, deploy"
                                                        : first(holder.stack()))));
    }

    private boolean isGoneBefore(WrittenResource holder, String stack) {
        return !isKeptForGood(holder)
                && after.names().indexOf(holder.stack()) >= 0
                && after.names().indexOf(holder.stack()) < after.names().indexOf(stack);
    }

    private boolean isKeptForGood(WrittenResource holder) {
        return falls(holder)
                && holder.isKept(after.resources(holder.stack()).containsKey(holder.id()))
                && after.names().contains(holder.stack());
    }

    private boolean falls(WrittenResource old) {
        var next = after.resources(old.stack()).get(old.id());
        return after.names().contains(old.stack()) && (next == null || old.isReplacedBy(next));
    }

    /** Who names it must have been deployed before it is deleted. */
    private void goes(WrittenResource old) {
        before.all().stream()
                .filter(each -> each.alarms().contains(old.label()) && isLater(each.stack(), old.stack()))
                .filter(each -> after.names().contains(each.stack()))
                .limit(1)
                .forEach(composite -> stillNamed(old, composite));
        var topic = old.typeName().equals("AWS::SNS::Topic") ? old.type().name(old.properties()) : null;
        var told = before.all().stream()
                .filter(each -> each.tells(topic) && !falls(each) && isLater(each.stack(), old.stack()))
                .map(WrittenResource::stack)
                .distinct()
                .toList();
        if (!told.isEmpty()) {
            effects.add("%s is deleted before the alarms of %s get another topic; until then nobody is told of them"
                    .formatted(old.label(), String.join(", ", told)));
        }
    }

    private boolean isLater(String stack, String than) {
        return after.names().indexOf(stack) > after.names().indexOf(than);
    }

    private void stillNamed(WrittenResource alarm, WrittenResource composite) {
        failures.add("%s is deleted in %s while %s of %s still names it, which CloudWatch refuses; %s"
                .formatted(
                        alarm.label(), alarm.stack(), composite.label(), composite.stack(), first(composite.stack())));
    }

    /** How a stack of composites comes before those that it is deployed after. */
    private String first(String stack) {
        if (!after.names().contains(stack)) {
            return "delete %s before you deploy: aws cloudformation delete-stack --stack-name %s"
                    .formatted(stack, stack);
        }
        var there = after.resources(stack).values().stream()
                .flatMap(each -> each.heldOnce().stream())
                .collect(toCollection(TreeSet::new));
        there.addAll(holders.keySet());
        var early = after.resources(stack).values().stream()
                .filter(each -> !there.containsAll(each.alarms()))
                .map(WrittenResource::label)
                .collect(joining(", "));
        return early.isEmpty()
                ? "deploy %s before all else: cdk deploy --exclusively %s".formatted(stack, stack)
                : "take %s out of the file, deploy %s before all else: cdk deploy --exclusively %s; deploy, put it in again, deploy"
                        .formatted(early, stack, stack);
    }
}
