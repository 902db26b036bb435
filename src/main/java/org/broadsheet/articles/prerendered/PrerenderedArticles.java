package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.FastPathSwitches;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.values.LanguageTag;

/**
 * Reads prerendered JSON of published articles. Reading writes nothing: an article without valid JSON is rendered for
 * the request, and enqueued for {@link PrerenderedArticleWriter}.
 */
@Singleton
public class PrerenderedArticles {
    private final Database database;
    private final CardRows cards;
    private final PrerenderedArticleWriter worker;
    private final String validCondition;
    private final boolean enabled;

    PrerenderedArticles(
            Database database,
            CardRows cards,
            PrerenderedArticleWriter worker,
            PrerenderVersion version,
            FastPathSwitches fastPaths) {
        this.database = database;
        this.cards = cards;
        this.worker = worker;
        this.enabled = fastPaths.prerendered();
        this.validCondition = enabled
                ? "ready.prerender_version = '" + version.value()
                        + "' AND ready.generation = (SELECT generation FROM cache_generation)"
                : "false";
    }

    /** Finds a published article with valid prerendered JSON. */
    Optional<DirectResponse> find(SlugOrId article) {
        return database.first(
                Sql.of("""
                        SELECT ready.whole, ready.surrogate_keys, article.version, article.language, article.updated_at
                        FROM article JOIN prerendered_article ready ON ready.article_id = article.id""").then(article.whereClause()).then("AND article.status = 'published' AND " + validCondition),
                PrerenderedArticles::response);
    }

    private static DirectResponse response(Row row) throws SQLException {
        return DirectResponse.versioned(
                row.bytes("whole"),
                row.integer("version"),
                LanguageTag.of(row.text("language")).tag(),
                new CacheMetadata(
                        row.time("updated_at"),
                        List.of(row.text("surrogate_keys").split(" "))));
    }

    /** Enqueues a published article without valid JSON. */
    public void enqueue(UUID publicId) {
        if (enabled) {
            worker.enqueue(publicId);
        }
    }

    /** The SQL condition that a row of {@code prerendered_article}, with the alias {@code ready}, is valid. */
    public String validCondition() {
        return validCondition;
    }

    /** @param items JSON objects in UTF-8 */
    public PrerenderedPage page(List<byte[]> items, Page.Position position) {
        return PrerenderedPage.of(items, position, cards.toJson(position));
    }

    /**
     * A column {@code card} with the prerendered JSON, null where there is no valid one. It is a scalar subquery, which
     * the planner evaluates row by row and never as a join.
     *
     * @param id the column with the article's primary key
     */
    public String cardColumn(String id) {
        return "(SELECT ready.card FROM prerendered_article ready WHERE ready.article_id = " + id + " AND "
                + validCondition + ") AS card";
    }

    /** Reads the cards of those articles that are published, by primary key. */
    public Map<Long, CardJson> cards(Collection<Long> ids) {
        Map<Long, CardJson> found = database.map(
                Sql.of("SELECT article.id, article.public_id, " + cardColumn("article.id") + " FROM article")
                        .then("WHERE article.id = ANY (?) AND article.status = 'published'", List.copyOf(ids)),
                row -> row.number("id"),
                row -> new CardJson(row.uuid("public_id"), row.text("card")));
        List<Long> missing = found.keySet().stream()
                .filter(id -> !found.get(id).isPrerendered())
                .toList();
        found.keySet().removeAll(missing);
        found.putAll(render(missing));
        return found;
    }

    /** Renders the cards of those articles that are published, by primary key, and enqueues the articles. */
    public Map<Long, CardJson> render(List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Sql sql = Sql.of("SELECT " + CardRows.COLUMNS + " FROM " + CardRows.TABLES)
                .then("WHERE article.id = ANY (?) AND article.status = 'published'", ids);
        return database.map(sql, row -> row.number("id"), row -> render(cards.card(row)));
    }

    private CardJson render(ArticleCard card) {
        enqueue(card.id());
        return new CardJson(card.id(), cards.toJson(card));
    }
}
