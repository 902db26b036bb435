package org.broadsheet.related.editorial;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * The SQL by which pins and exclusions apply to a list. Editors write them as a part of the article that has the list
 * ({@code related.pinned} and {@code related.excluded}).
 */
@Singleton
public class PinAndExclusionConditions {
    private final Database database;

    PinAndExclusionConditions(Database database) {
        this.database = database;
    }

    /**
     * A FROM clause of rows named {@code chosen}: the ranked articles together with those that are pinned or excluded.
     * {@code pinned} is false for an excluded article, and null where editors set nothing; {@code position} orders the pins.
     *
     * @param ids of ranked articles
     * @param ranks in the order of the ids
     * @param articleId the article that has the list; 0 for none
     */
    public static Sql mergedWith(long[] ids, double[] ranks, long articleId) {
        return Sql.of("""
                        FROM (
                            SELECT id, coalesce(max(rank), 0) AS rank, min(position) AS position, bool_or(pinned) AS pinned
                            FROM (
                                SELECT id, rank, NULL::integer AS position, NULL::boolean AS pinned
                                FROM unnest(?::bigint[], ?::double precision[]) AS given (id, rank)
                                UNION ALL
                                SELECT other_id, NULL, position, pinned FROM article_related_override WHERE article_id = ?
                            ) ranked_or_steered
                            GROUP BY id
                        ) chosen""", ids, ranks, articleId);
    }

    /** A condition on {@code article}: editors have not excluded it from the list of the given article. */
    public static Sql notExcludedFrom(long articleId) {
        return Sql.of("""
                AND NOT EXISTS (SELECT FROM article_related_override WHERE article_id = ? AND other_id = article.id
                AND NOT pinned)""", articleId);
    }

    /** The ids of the articles in whose lists any of the given articles is pinned or excluded. */
    public List<Long> articlesThatPinOrExclude(List<Long> articleIds) {
        return database.list(
                Sql.of("SELECT DISTINCT article_id FROM article_related_override WHERE other_id = ANY (?)", articleIds),
                row -> row.number("article_id"));
    }
}
