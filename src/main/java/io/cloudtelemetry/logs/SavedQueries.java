package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import io.cloudtelemetry.ownership.SharedThing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.constructs.Construct;

/**
 * Defines queries that CloudWatch Logs Insights offers by name, in a folder.
 *
 * @hidden
 */
public final class SavedQueries extends Construct {
    /** CloudWatch Logs takes two of one name, which nobody can tell apart: PutQueryDefinition updates by id. */
    private static final SharedThing<LogQuery, SavedQueries> SHARED =
            new SharedThing<>("saved query", "use another folder");

    /** {@code AWS::Logs::QueryDefinition}, {@code Name}. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,255}$)[^:*/]+(/[^:*/]+)*");

    private SavedQueries(Construct scope, String id) {
        super(scope, id);
    }

    /** {@return whether the app has a query of one of these names already} */
    public static boolean areTaken(Construct scope, String folder, List<LogQuery> queries) {
        Objects.requireNonNull(folder, "folder");
        var place = Place.of(scope);
        return queries.stream()
                .anyMatch(query ->
                        !SHARED.owners(place, folder + "/" + query.title()).isEmpty());
    }

    /**
     * Defines one query definition for each query, named {@code folder/title}; none for what the app has already.
     *
     * @throws IllegalArgumentException if a name is not valid or is given twice, or the app has another query of that name;
     *     nothing is attached to the tree then
     */
    public static SavedQueries define(Construct scope, String id, String folder, List<LogQuery> queries) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(queries, "queries");
        var titles = new LinkedHashMap<String, String>();
        for (var query : queries) {
            Require.matching(
                    NAME,
                    "queries",
                    folder + "/" + query.title(),
                    "named in 1 to 255 characters without : and *, with / between folders");
            if (titles.put(query.title(), query.title()) != null) {
                throw new IllegalArgumentException(
                        "queries must have a title each, got a second \"%s\"".formatted(query.title()));
            }
            SHARED.requireAgreed(scope, id, folder + "/" + query.title(), query);
        }
        var ids = ConstructIds.apart(titles);
        var saved = Place.of(scope).with(new SavedQueries(scope, id));
        var place = Place.of(scope);
        for (var query : queries) {
            var name = folder + "/" + query.title();
            if (!SHARED.owners(place, name).isEmpty()) {
                continue;
            }
            var childId = ConstructIds.in(saved, String.valueOf(ids.get(query.title())));
            CfnQueryDefinition.Builder.create(saved, childId)
                    .name(name)
                    .logGroupNames(query.logGroupNames())
                    .queryString(query.query())
                    .build();
            SHARED.take(saved, name, query);
        }
        return saved;
    }
}
