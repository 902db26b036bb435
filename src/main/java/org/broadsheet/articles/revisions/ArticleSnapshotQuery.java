package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleImage;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleInput.AuthorCredit;
import org.broadsheet.articles.ArticleInput.RelatedSettings;
import org.broadsheet.articles.ArticleInput.TagAssignment;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.ArticleView.TagRef;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.Correction;
import org.broadsheet.articles.Seo;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.Slug;

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

    private static final String SELECT = """
            SELECT article.id, article.version, article.title, article.slug, article.external_id, article.summary,
                   article.body_source, article.body_format, article.language, article.image, article.status,
                   article.publish_at, article.expire_at, article.published_at, article.canonical_url, article.corrections,
                   article.seo, article.meta, article.related_hidden,
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
        ArticleInput input = input(row);
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

    private ArticleInput input(Row row) throws SQLException {
        return new ArticleInput(
                row.text("title"),
                new Slug(row.text("slug")),
                slugs(row.texts("former_slugs")),
                row.text("external_id"),
                row.text("summary"),
                row.text("body_source"),
                BodyFormat.valueOf(row.text("body_format")),
                LanguageTag.of(row.text("language")),
                new Slug(row.text("category_slug")),
                slugs(row.texts("category_slugs")),
                cards.readList(row.text("tags"), TagRef[].class).stream()
                        .map(tag -> new TagAssignment(new Slug(tag.slug()), tag.name()))
                        .toList(),
                cards.readList(row.text("authors"), AuthorRef[].class).stream()
                        .map(author -> new AuthorCredit(new Slug(author.slug()), author.name(), author.role()))
                        .toList(),
                row.text("source_slug") == null ? null : new Slug(row.text("source_slug")),
                cards.readJson(row.text("image"), ArticleImage.class),
                ArticleStatus.valueOf(row.text("status")),
                row.time("publish_at"),
                row.time("expire_at"),
                row.time("published_at"),
                row.text("canonical_url"),
                row.texts("aliases"),
                cards.readList(row.text("corrections"), Correction[].class),
                cards.readJson(row.text("seo"), Seo.class),
                new RelatedSettings(
                        slugs(row.texts("pinned")), slugs(row.texts("excluded")), row.flag("related_hidden")),
                row.text("translation_of"),
                cards.readJson(row.text("meta"), ObjectNode.class));
    }

    private static List<Slug> slugs(List<String> texts) {
        return texts.stream().map(Slug::new).toList();
    }
}
