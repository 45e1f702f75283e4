package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.constructs.Construct;

/** Defines queries that CloudWatch Logs Insights offers by name, in a folder. */
public final class SavedQueries extends Construct {
    /** PutQueryDefinition, {@code queryString}. */
    private static final int LONGEST_QUERY = 10_000;

    /** {@code AWS::Logs::QueryDefinition}, {@code Name}. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,255}$)[^:*/]+(/[^:*/]+)*");

    private SavedQueries(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Defines one query definition for each query, named {@code folder/title}.
     *
     * @throws IllegalArgumentException if a query is longer than CloudWatch Logs keeps, or a name is not valid or is given
     *     twice; nothing is attached to the tree then
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
            if (query.query().length() > LONGEST_QUERY) {
                throw new IllegalArgumentException("query %s must be at most %d characters, got %d"
                        .formatted(query.title(), LONGEST_QUERY, query.query().length()));
            }
        }
        var ids = ConstructIds.apart(titles);
        var saved = new SavedQueries(scope, id);
        for (var query : queries) {
            var childId = ConstructIds.in(saved, String.valueOf(ids.get(query.title())));
            CfnQueryDefinition.Builder.create(saved, childId)
                    .name(folder + "/" + query.title())
                    .logGroupNames(query.logGroupNames())
                    .queryString(query.query())
                    .build();
        }
        return saved;
    }
}
