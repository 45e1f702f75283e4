package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.ConstructIds;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.constructs.Construct;

/** Defines queries that CloudWatch Logs Insights offers by name, in a folder. */
public final class SavedQueries extends Construct {
    /** PutQueryDefinition, {@code queryString}. */
    private static final int LONGEST_QUERY = 10_000;

    private SavedQueries(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Defines one query definition for each query, named {@code folder/title}.
     *
     * @throws IllegalArgumentException if a query is longer than CloudWatch Logs keeps
     */
    public static SavedQueries define(Construct scope, String id, String folder, List<LogQuery> queries) {
        for (var query : queries) {
            if (query.query().length() > LONGEST_QUERY) {
                throw new IllegalArgumentException("query %s must be at most %d characters, got %d"
                        .formatted(query.title(), LONGEST_QUERY, query.query().length()));
            }
        }
        var titles = new LinkedHashMap<String, String>();
        queries.forEach(query -> titles.put(query.title(), query.title()));
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
