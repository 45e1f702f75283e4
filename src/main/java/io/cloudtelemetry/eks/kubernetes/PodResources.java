package io.cloudtelemetry.eks.kubernetes;

import io.cloudtelemetry.ordered.Ordered;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * CPU and memory of a pod's container, as Kubernetes quantities such as {@code 250m} and {@code 400Mi}.
 *
 * @param cpuRequest CPU that the scheduler keeps free for it
 * @param memoryRequest memory that the scheduler keeps free for it
 * @param cpuLimit CPU above which it is throttled
 * @param memoryLimit memory above which it is killed
 */
public record PodResources(String cpuRequest, String memoryRequest, String cpuLimit, String memoryLimit) {
    private static final Map<String, BigDecimal> UNITS = Ordered.entries(
            Map.entry("m", new BigDecimal("0.001")),
            Map.entry("k", BigDecimal.valueOf(1_000)),
            Map.entry("M", BigDecimal.valueOf(1_000_000)),
            Map.entry("G", BigDecimal.valueOf(1_000_000_000)),
            Map.entry("Ki", BigDecimal.valueOf(1 << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1 << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1 << 30)));

    private static final Pattern CPU = Pattern.compile("([0-9]+m|[0-9]+(\\.[0-9]{1,3})?)");
    private static final Pattern MEMORY = Pattern.compile("[0-9]+(Ki|Mi|Gi|k|M|G)?");

    /**
     * Checks the quantities.
     *
     * @throws IllegalArgumentException if one is not a quantity of CPU or memory, or a request is above its limit
     */
    public PodResources {
        var cpu = "a quantity of CPU such as 250m or 0.5";
        KubernetesNames.require(CPU, "cpuRequest", cpuRequest, cpu);
        KubernetesNames.require(CPU, "cpuLimit", cpuLimit, cpu);
        var memory = "a quantity of memory such as 400Mi";
        KubernetesNames.require(MEMORY, "memoryRequest", memoryRequest, memory);
        KubernetesNames.require(MEMORY, "memoryLimit", memoryLimit, memory);
        requireOrder("cpu", cpuRequest, cpuLimit);
        requireOrder("memory", memoryRequest, memoryLimit);
    }

    /** {@return the same for requests and limits} */
    public static PodResources of(String cpu, String memory) {
        return new PodResources(cpu, memory, cpu, memory);
    }

    private static void requireOrder(String what, String request, String limit) {
        if (!CdkTokens.in(request) && !CdkTokens.in(limit) && amount(request).compareTo(amount(limit)) > 0) {
            throw new IllegalArgumentException(
                    "%sRequest must be at most %sLimit (%s), got \"%s\"".formatted(what, what, limit, request));
        }
    }

    private static BigDecimal amount(String quantity) {
        var digits = quantity.replaceAll("[A-Za-z]+", "");
        return new BigDecimal(digits).multiply(UNITS.getOrDefault(quantity.substring(digits.length()), BigDecimal.ONE));
    }

    /** {@return the quantities as the values of a chart have them} */
    public Map<String, Map<String, String>> toMap() {
        return Ordered.map(
                "limits", Ordered.map("cpu", cpuLimit, "memory", memoryLimit),
                "requests", Ordered.map("cpu", cpuRequest, "memory", memoryRequest));
    }
}
