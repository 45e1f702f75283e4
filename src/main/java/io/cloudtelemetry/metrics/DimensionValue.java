package io.cloudtelemetry.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a dimension comes from: of a resource in a template one of {@code ref} and {@code att}, else what all
 * resources of the type have.
 *
 * @param ref whether it is what {@code Ref} of the resource gives
 * @param att the attribute that {@code Fn::GetAtt} gives; null for none
 * @param split a separator and the number of the part that is taken, from 0; null for the whole
 * @param fixed the one value; null for any
 * @param needs the key under which a second resource is given, whose value it is; null for the resource itself
 * @param of the CloudFormation type of that second resource
 * @param each the values of which each has a series; null for one
 */
public record DimensionValue(
        boolean ref,
        @Nullable String att,
        @Nullable List<String> split,
        @Nullable String fixed,
        @Nullable String needs,
        @Nullable String of,
        @Nullable List<String> each) {
    /** Checks that there is one source. */
    public DimensionValue {
        var sources = (ref ? 1 : 0) + (att == null ? 0 : 1) + (fixed == null ? 0 : 1) + (each == null ? 0 : 1);
        if (sources != 1 || (needs == null) != (of == null)) {
            throw new IllegalArgumentException(
                    "a dimension must have one of ref: true, att, fixed and each, and of beside needs");
        }
        if (split != null && split.size() != 2) {
            throw new IllegalArgumentException("split must be a separator and the number of a part, got " + split);
        }
        split = split == null ? null : List.copyOf(split);
        each = each == null ? null : List.copyOf(each);
    }

    /** {@return the values that all resources of a type have} */
    public List<String> values() {
        return each != null ? each : fixed != null ? List.of(fixed) : List.of();
    }
}
