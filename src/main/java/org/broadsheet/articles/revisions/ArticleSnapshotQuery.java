package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;

/** Loads articles in the form in which clients write them. One statement loads any number of them. */
@Singleton
public class ArticleSnapshotQuery {
    /** Slugs of the pinned and excluded articles, and of the article that this one translates. */
    public static final String LINK_COLUMNS = """
            (SELECT array_agg(other.slug ORDER BY steering.position)
             FROM article_related_override steering JOIN article other ON other.id = steering.other_id
             WHERE steering.article_id = article.id AND steering.pinned) AS pinned,
            (SELECT array_agg(other.slug ORDER BY steering.position)
             FROM article_related_override steering JOIN article other ON other.id = steering.other_id
             WHERE steering.article_id = article.id AND NOT steering.pinned) AS excluded,
            (SELECT founder.slug FROM article founder
             WHERE founder.public_id = article.translation_group AND founder.id <> article.id) AS translation_of
            """;

    private static final String SELECT =
            """
            SELECT article.id, article.version,
            """ + ArticleInput.COLUMNS + """
            ,
                   category.slug AS category_slug, source.slug AS source_slug,
                   (SELECT array_agg(more.slug ORDER BY filed.position)
                    FROM article_category filed JOIN category more ON more.id = filed.category_id
                    WHERE filed.article_id = article.id) AS category_slugs,
                   (SELECT array_agg(former.slug ORDER BY former.slug)
                    FROM article_former_slug former WHERE former.article_id = article.id) AS former_slugs,
                   (SELECT array_agg(old.url ORDER BY old.position)
                    FROM article_alias old WHERE old.article_id = article.id) AS aliases,
            """ + CardRows.TAGS + "," + LINK_COLUMNS + "," + CardRows.AUTHORS + """

            FROM article
            JOIN category ON category.id = article.category_id
            LEFT JOIN source ON source.id = article.source_id""";

    private final Database database;
    private final CardRows cards;
    private final ObjectMapper json;

    ArticleSnapshotQuery(Database database, CardRows cards, ObjectMapper json) {
        this.database = database;
        this.cards = cards;
        this.json = json;
    }

    /** Loads the articles that exist, in the order of their row ids. */
    public List<ArticleSnapshot> load(List<Long> ids) {
        if (ids.size() == 1) {
            // With ANY, PostgreSQL estimates its generic plan as too expensive and plans each execution anew, which
            // takes
            // longer than the query itself.
            return database.list(Sql.of(SELECT).then("WHERE article.id = ?", ids.get(0)), this::snapshot);
        }
        Sql sql = Sql.of(SELECT).then("WHERE article.id = ANY (?) ORDER BY article.id", ids);
        return ids.isEmpty() ? List.of() : database.list(sql, this::snapshot);
    }

    public Optional<ArticleSnapshot> find(SlugOrId slugOrId) {
        return database.first(Sql.of(SELECT).then(slugOrId.whereClause()), this::snapshot);
    }

    public ArticleSnapshot load(long id) {
        return load(List.of(id)).get(0);
    }

    ObjectNode parseObject(String text) {
        return cards.readJson(text, ObjectNode.class);
    }

    private ArticleSnapshot snapshot(Row row) throws SQLException {
        ArticleInput input = ArticleInput.of(row, cards);
        ObjectNode object = json.valueToTree(input);
        JsonNode related = object.path("related");
        related.properties().removeIf(field -> isUnset(field.getValue()));
        object.path("image").properties().removeIf(field -> field.getValue().isNull());
        object.path("seo").properties().removeIf(field -> field.getValue().isNull());
        object.properties().removeIf(field -> isUnset(field.getValue()));
        if (related.isEmpty()) {
            object.remove("related");
        }
        return new ArticleSnapshot(row.number("id"), row.integer("version"), input, object);
    }

    private static boolean isUnset(JsonNode value) {
        return value.isArray() && value.isEmpty() || value.isBoolean() && !value.booleanValue();
    }
}
