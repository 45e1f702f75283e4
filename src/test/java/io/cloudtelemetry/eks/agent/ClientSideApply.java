package io.cloudtelemetry.eks.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code kubectl apply} makes of a list that is merged by a key: the difference from the live to the applied list without
 * deletions, and the deletions from the last applied to the applied one, given to the server as one patch
 * (k8s.io/apimachinery, pkg/util/strategicpatch/patch.go: CreateThreeWayMergePatch, diffListsOfMaps, mergeSlice).
 */
final class ClientSideApply {
    private static final String DELETED = "$deleted";

    private final String key;

    private ClientSideApply(String key) {
        this.key = key;
    }

    /** A list that is merged by a key. */
    static ClientSideApply by(String key) {
        return new ClientSideApply(key);
    }

    /**
     * {@return the live list afterwards}
     *
     * @param lastApplied as the annotation last-applied-configuration has it; empty after {@code kubectl create}
     */
    List<Map<String, Object>> apply(
            List<Map<String, Object>> lastApplied, List<Map<String, Object>> applied, List<Map<String, Object>> live) {
        // With deletions the client merges the two halves of the patch, without it sends the second as it is.
        var deletions = deletions(lastApplied, applied);
        var changes = changes(live, applied);
        return merge(live, deletions.isEmpty() ? changes : merge(deletions, changes));
    }

    private List<Map<String, Object>> changes(List<Map<String, Object>> live, List<Map<String, Object>> applied) {
        if (live.isEmpty()) {
            return applied;
        }
        var from = sorted(live);
        var to = sorted(applied);
        var patch = new ArrayList<Map<String, Object>>();
        for (int at = 0, other = 0; other < to.size(); ) {
            var order = at < from.size() ? keyOf(from.get(at)).compareTo(keyOf(to.get(other))) : 1;
            if (order == 0) {
                var difference = new HashMap<>(to.get(other++));
                difference.entrySet().removeAll(from.get(at++).entrySet());
                if (!difference.isEmpty()) {
                    difference.put(key, to.get(other - 1).get(key));
                    patch.add(difference);
                }
            } else if (order > 0) {
                patch.add(to.get(other++));
            } else {
                at++;
            }
        }
        return patch;
    }

    private List<Map<String, Object>> deletions(
            List<Map<String, Object>> lastApplied, List<Map<String, Object>> applied) {
        var from = sorted(lastApplied);
        var to = sorted(applied);
        var patch = new ArrayList<Map<String, Object>>();
        for (int at = 0, other = 0; at < from.size(); ) {
            var order = other < to.size() ? keyOf(from.get(at)).compareTo(keyOf(to.get(other))) : -1;
            if (order < 0) {
                patch.add(Map.of(key, from.get(at++).get(key), DELETED, true));
            } else {
                other++;
                at += order == 0 ? 1 : 0;
            }
        }
        return patch;
    }

    /** The first element of the key takes what is merged: of two new ones of one key the second is merged into the first. */
    private List<Map<String, Object>> merge(List<Map<String, Object>> into, List<Map<String, Object>> patch) {
        var merged = new ArrayList<Map<String, Object>>(into);
        for (var each : patch) {
            var of = each.get(key);
            if (each.containsKey(DELETED)) {
                merged.removeIf(there -> Objects.equals(there.get(key), of));
                continue;
            }
            var there = merged.stream()
                    .filter(other -> Objects.equals(other.get(key), of))
                    .findFirst();
            if (there.isEmpty()) {
                merged.add(each);
            } else {
                var both = new HashMap<>(there.get());
                both.putAll(each);
                merged.set(merged.indexOf(there.get()), both);
            }
        }
        return merged;
    }

    /** As sort.Sort sorts a short list whose order says of equal keys that each comes before the other: those are turned round. */
    private List<Map<String, Object>> sorted(List<Map<String, Object>> list) {
        var sorted = new ArrayList<>(list);
        Collections.reverse(sorted);
        sorted.sort((one, other) -> keyOf(one).compareTo(keyOf(other)));
        return sorted;
    }

    private String keyOf(Map<String, Object> element) {
        return String.valueOf(element.get(key));
    }
}
