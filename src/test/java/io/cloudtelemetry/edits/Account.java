package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Problem.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The services of an account in a region: what stands there, and what they refuse. */
final class Account {
    private static final Pattern IN_RULE = Pattern.compile("(?:ALARM|OK|INSUFFICIENT_DATA)\\(\"?([^\")]+)\"?\\)");
    private static final String TOPIC_ARN = "arn:aws:sns:";

    private final Map<String, Deployed> things = new TreeMap<>();
    private final Map<String, String> policies = new TreeMap<>();
    private final Set<String> wanted = new TreeSet<>();
    private final Calls calls;
    private final ClusterObjects clusters;

    Account() {
        this.calls = new Calls();
        this.clusters = new ClusterObjects();
    }

    /** A copy, to go back to. */
    Account(Account from) {
        things.putAll(from.things);
        policies.putAll(from.policies);
        wanted.addAll(from.wanted);
        calls = new Calls(from.calls);
        clusters = new ClusterObjects(from.clusters);
    }

    /** States what the app brings with it, so that a name that does not stand is not taken for someone else's. */
    void expect(Set<String> keys) {
        wanted.addAll(keys);
    }

    void create(Deployed made) {
        require(made);
        var there = things.get(made.key());
        if (there != null && !ResourceType.of(made.type()).shared()) {
            throw new Refusal(
                    Kind.NAME_IS_HELD,
                    "%s of %s cannot be created, %s has the name",
                    made.key(),
                    made.owner(),
                    there.owner());
        }
        take(made, "Create");
    }

    void update(Deployed before, Deployed after) {
        require(after);
        if (!before.key().equals(after.key())) {
            if (things.containsKey(after.key())) {
                throw new Refusal(
                        Kind.NAME_IS_HELD, "%s of %s cannot have the name, it is taken", after.key(), after.owner());
            }
            things.remove(before.key());
        }
        if (before.type().equals("AWS::IAM::Policy")) {
            policyNames(before).forEach(policies::remove);
        }
        take(after, "Update");
    }

    void delete(Deployed gone) {
        if (gone.thing().equals("alarm")) {
            requireUnnamed(gone);
        }
        switch (gone.type()) {
            case ResourceType.CALL -> {
                requireFunction(gone, Kind.FUNCTION_GONE);
                calls.run(gone, "Delete");
            }
            case ResourceType.MANIFEST -> {
                requireFunction(gone, Kind.FUNCTION_GONE);
                clusters.delete(gone);
            }
            case ResourceType.ADDON -> clusters.uninstall(gone);
            case "AWS::IAM::Policy" -> policyNames(gone).forEach(policies::remove);
            default -> {}
        }
        things.remove(gone.key());
    }

    /** {@return what of a resource does not stand, although it was made} */
    Stream<String> missing(Deployed made) {
        return Stream.of(
                        things.containsKey(made.key()) ? Stream.<String>of() : Stream.of(made.key()),
                        policyNames(made).filter(name -> !policies.containsKey(name)),
                        calls.missing(made),
                        clusters.missing(made))
                .flatMap(each -> each);
    }

    /** {@return the topics of the app that an alarm tells and that are no more} */
    Stream<String> toldInVain(Deployed alarm) {
        return topics(alarm).filter(topic -> !things.containsKey(topic));
    }

    /** {@return objects of clusters that nothing in any stack asks for} */
    Set<String> strayObjects(Stream<Deployed> all) {
        return clusters.stray(all);
    }

    private void take(Deployed made, String event) {
        things.put(made.key(), made);
        wanted.add(made.key());
        switch (made.type()) {
            case ResourceType.CALL -> calls.run(made, event);
            case ResourceType.MANIFEST -> clusters.apply(made);
            case ResourceType.ADDON -> clusters.install(made);
            case "AWS::IAM::Policy" -> policyNames(made).forEach(name -> policies.put(name, made.owner()));
            case "AWS::Logs::LogGroup" -> calls.group(made.name());
            default -> {}
        }
    }

    /** What must stand before it. */
    private void require(Deployed made) {
        switch (made.type()) {
            case ResourceType.CALL, ResourceType.MANIFEST -> requireFunction(made, Kind.NOT_THERE);
            case ResourceType.ALARM -> topics(made).forEach(topic -> requireThere(made, topic));
            // "Could not save the composite alarm as alarms ... in the alarm rule do not exist", as in
            // https://github.com/awsdocs/aws-cloudformation-user-guide/issues/911; PutCompositeAlarm takes as
            // ActionsSuppressor "an AlarmName or an Amazon Resource Name (ARN) from an existing alarm".
            case ResourceType.COMPOSITE -> {
                topics(made).forEach(topic -> requireThere(made, topic));
                alarmsNamedBy(made).forEach(alarm -> requireThere(made, alarm));
            }
            // MuteTargets: "The alarm names must match existing alarms in your account and region."
            case ResourceType.MUTE_RULE ->
                strings(made, "MuteTargets", "AlarmNames").forEach(name -> requireThere(made, "alarm " + name));
            default -> {}
        }
    }

    private void requireThere(Deployed made, String key) {
        if (!things.containsKey(key) && (wanted.contains(key) || key.startsWith("alarm "))) {
            throw new Refusal(Kind.NOT_THERE, "%s of %s names %s, which is not there", made.key(), made.owner(), key);
        }
    }

    /**
     * DeleteAlarms: "you can't delete any composite alarm that is part of the cycle because there is always still a
     * composite alarm that depends on that alarm that you want to delete". Of suppressors AWS says nothing; they are a
     * dependency alike. Nor does it say of mute rules that an alarm must stay for them.
     */
    private void requireUnnamed(Deployed alarm) {
        things.values().stream()
                .filter(each -> each.type().equals(ResourceType.COMPOSITE))
                .filter(each -> alarmsNamedBy(each).contains(alarm.key()))
                .findFirst()
                .ifPresent(composite -> {
                    throw new Refusal(
                            Kind.NAMED_BY_A_COMPOSITE,
                            "%s of %s cannot be deleted, composite %s of %s names it",
                            alarm.key(),
                            alarm.owner(),
                            composite.name(),
                            composite.owner());
                });
    }

    /** A function runs while it, its role, and the functions that it calls are there. */
    private void requireFunction(Deployed custom, Kind kind) {
        requireRuns(custom, custom.text("ServiceToken"), kind);
    }

    private void requireRuns(Deployed custom, String arn, Kind kind) {
        var function = things.get(arn.replaceFirst("^arn:aws:function:", "function "));
        if (function == null) {
            throw new Refusal(kind, "%s needs the function %s, which is not there", custom.owner(), arn);
        }
        var role = function.text("Role").replaceFirst("^arn:aws:iam::\\d+:role/", "role ");
        if (wanted.contains(role) && !things.containsKey(role)) {
            throw new Refusal(kind, "%s needs %s of its function, which is not there", custom.owner(), role);
        }
        function.properties().path("Environment").path("Variables").forEach(value -> {
            if (value.asText().startsWith("arn:aws:function:")) {
                requireRuns(custom, value.asText(), kind);
            }
        });
    }

    private static Set<String> alarmsNamedBy(Deployed composite) {
        var names = new LinkedHashSet<String>();
        alarmsIn(composite.text("AlarmRule")).forEach(name -> names.add("alarm " + name));
        if (composite.properties().has("ActionsSuppressor")) {
            names.add("alarm " + composite.text("ActionsSuppressor").replaceFirst("^arn:.*:alarm:", ""));
        }
        return names;
    }

    /** {@return the alarms of a rule} */
    static List<String> alarmsIn(String rule) {
        return IN_RULE.matcher(rule)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Those that the app brings; of others nobody knows here whether they stand. */
    private Stream<String> topics(Deployed alarm) {
        return List.of("AlarmActions", "OKActions", "InsufficientDataActions").stream()
                .flatMap(actions -> strings(alarm, actions))
                .filter(action -> action.startsWith(TOPIC_ARN))
                .map(action -> "topic " + action.substring(action.lastIndexOf(':') + 1))
                .filter(wanted::contains)
                .distinct();
    }

    private static Stream<String> policyNames(Deployed made) {
        return made.type().equals("AWS::IAM::Policy")
                ? strings(made, "Roles").map(role -> role + "/" + made.text("PolicyName"))
                : Stream.of();
    }

    static Stream<String> strings(Deployed made, String... path) {
        var value = made.properties();
        for (var each : path) {
            value = value.path(each);
        }
        return StreamSupport.stream(value.spliterator(), false).map(each -> each.asText());
    }
}
