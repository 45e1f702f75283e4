package io.cloudtelemetry.metrics;

import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The recommended alarms of one kind of subject, read from a resource file that says of each why and what to do.
 *
 * @param service what the alarms are for, such as "Amazon EKS"
 * @param key what the anchors of their runbooks begin with
 * @param namespace the namespace of their metrics
 * @param subject the names of the dimensions that a subject's metrics have
 * @param parts the names of the dimensions that tell the subject's parts, methods or routes, from each other
 * @param alarms every alarm, in order, those that are off included
 * @param notTaken what AWS recommends and this project does not
 * @param gone the names of alarms that were recommended once, and why they are no more
 * @hidden
 */
public record AlarmRecommendations(
        String service,
        String key,
        String namespace,
        Set<String> subject,
        Set<String> parts,
        List<AlarmRecommendation> alarms,
        List<NotTaken> notTaken,
        Map<String, String> gone) {
    /** Copies what is given; a file may leave out {@code parts} and {@code gone}. */
    public AlarmRecommendations {
        subject = Ordered.sorted(subject);
        parts = parts == null ? Set.of() : Ordered.sorted(parts);
        alarms = List.copyOf(alarms);
        notTaken = List.copyOf(notTaken);
        gone = gone == null ? Map.of() : Ordered.copy(gone);
    }

    /**
     * {@return the content of a resource file}
     *
     * @param owner a class of the package that the file lies in
     * @param file the file's name
     */
    public static AlarmRecommendations read(Class<?> owner, String file) {
        return DataFile.read(owner, file, AlarmRecommendations.class);
    }

    /**
     * What AWS recommends and this project does not.
     *
     * @param metric the metric's name
     * @param dimensions the names of the dimensions under which AWS recommends it
     * @param why why not
     * @param namespace the metric's namespace
     * @hidden
     */
    public record NotTaken(String metric, Set<String> dimensions, String why, String namespace) {}
}
