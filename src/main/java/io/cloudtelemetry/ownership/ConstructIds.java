package io.cloudtelemetry.ownership;

import io.cloudtelemetry.ordered.Ordered;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * Ids of constructs that are made from users' texts. CDK takes nearly every text as it is, and such a text is its own id
 * here, too. A short hash is added only where CDK would refuse the id or take two texts for one: other ids stay, since a
 * changed id replaces the resource.
 */
public final class ConstructIds {
    private static final int HASH = 8;

    /** Node keeps children in an object of JavaScript, which has these without any child ("addChild" of constructs). */
    private static final Set<String> NO_CHILDREN = Ordered.set(
            "__defineGetter__",
            "__defineSetter__",
            "__lookupGetter__",
            "__lookupSetter__",
            "__proto__",
            "constructor",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "toString",
            "valueOf");

    /** What the synthesizer adds to every stack ("addBootstrapVersionRule" of aws-cdk-lib). */
    private static final String OF_EVERY_STACK = "CheckBootstrapVersion";

    /** Each names the main child of a scope; CDK throws where a scope has both ("defaultChild" of constructs). */
    private static final Map<String, String> MAIN_CHILDREN = Ordered.map("Default", "Resource", "Resource", "Default");

    /** CDK leaves Default out of logical ids ("makeUniqueId"), so a policy under it has the logical id of a child Policy. */
    private static final Map<String, String> ONE_LOGICAL_ID = Ordered.map("Default", "Policy", "Policy", "Default");

    private ConstructIds() {}

    /** {@return the id of a child whose text no other child of the scope has} */
    public static String in(Construct scope, String text) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(text, "text");
        if (has(scope, MAIN_CHILDREN.get(text))) {
            // Whoever looks for a resource passes over the scope itself, and neither child needs another id.
            scope.getNode().setDefaultChild(scope);
        }
        return NO_CHILDREN.contains(text)
                        || scope instanceof Stack && text.equals(OF_EVERY_STACK)
                        || has(scope, ONE_LOGICAL_ID.get(text))
                ? hashed(text, text)
                : text;
    }

    /** {@return an id, with a hash if another child of the scope has it} */
    public static String free(Construct scope, String id) {
        return has(scope, id) ? hashed(id, id) : id;
    }

    /** {@return an id, with a hash if it is among those that other children will have} */
    public static String freeAmong(Collection<String> others, String id) {
        return others.contains(id) ? hashed(id, id) : id;
    }

    private static boolean has(Construct scope, @Nullable String child) {
        return child != null && scope.getNode().tryFindChild(child) != null;
    }

    /**
     * {@return ids that differ, by text} Of texts that want one id, the one equal to it gets it, else the first.
     *
     * @param wanted the id that each text has if no other has it
     */
    public static Map<String, String> apart(Map<String, String> wanted) {
        var owners = new LinkedHashMap<String, String>();
        wanted.forEach((text, id) -> {
            if (text.equals(separatorsEscaped(id))) {
                owners.put(text, text);
            }
        });
        wanted.forEach((text, id) -> owners.putIfAbsent(separatorsEscaped(id), text));
        var ids = new LinkedHashMap<String, String>();
        wanted.forEach(
                (text, id) -> ids.put(text, text.equals(owners.get(separatorsEscaped(id))) ? id : hashed(id, text)));
        return ids;
    }

    /** {@return an id with a hash of a text} */
    public static String hashed(String id, String text) {
        Objects.requireNonNull(id, "id");
        var hash = UUID.nameUUIDFromBytes(Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8))
                .toString();
        return id + "-" + hash.substring(0, HASH);
    }

    /** As "sanitizeId" of constructs does, so that an id is no path. */
    private static String separatorsEscaped(String id) {
        return id.replaceAll("[/\n]", "--");
    }
}
