package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
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
import org.broadsheet.http.FastPaths;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.values.LanguageTag;

/**
 * Reads published articles as they were made ready to be sent. Reading writes nothing: what is not ready is made by its
 * readers for themselves, until {@link PrerenderWorker} comes round.
 */
@Singleton
public class PrerenderedArticles {
    private final Database database;
    private final CardRows cards;
    private final PrerenderWorker maker;
    private final String validCondition;
    private final boolean enabled;

    PrerenderedArticles(
            Database database, CardRows cards, PrerenderWorker maker, PrerenderVersion madeAs, FastPaths fastPaths) {
        this.database = database;
        this.cards = cards;
        this.maker = maker;
        this.enabled = fastPaths.prerendered();
        this.validCondition = enabled
                ? "ready.prerender_version = '" + madeAs.value()
                + "' AND ready.generation = (SELECT generation FROM cache_generation)"
                : "false";
    }

    /** A whole article. */
    Optional<DirectResponse> find(SlugOrId address) {
        return database.first(
                Sql.of("""
                        SELECT ready.whole, ready.surrogate_keys, article.version, article.language, article.updated_at
                        FROM article JOIN prerendered_article ready ON ready.article_id = article.id""").then(address.whereClause()).then("AND article.status = 'published' AND " + validCondition),
                PrerenderedArticles::find);
    }

    private static DirectResponse find(Row row) throws SQLException {
        return DirectResponse.versioned(
                row.bytes("whole"),
                row.integer("version"),
                LanguageTag.of(row.text("language")).tag(),
                new CacheMetadata(
                        row.time("updated_at"),
                        List.of(row.text("surrogate_keys").split(" "))));
    }

    /** To be told of a published article that was not ready. */
    public void enqueue(UUID publicId) {
        if (enabled) {
            maker.enqueue(publicId);
        }
    }

    /** The condition under which a row of {@code prerendered_article} AS {@code ready} holds. */
    public String validCondition() {
        return validCondition;
    }

    /** A page of what is JSON already. */
    public PrerenderedPage page(List<byte[]> items, Page.Position position) {
        return PrerenderedPage.of(items, position, cards.toJson(position));
    }

    /**
     * Selects a {@code card}, null where it is not ready: row by row, which the planner cannot turn into anything larger.
     *
     * @param id the column with the article's id
     */
    public String cardColumn(String id) {
        return "(SELECT ready.card FROM prerendered_article ready WHERE ready.article_id = " + id + " AND " + validCondition
                + ") AS card";
    }

    /** The cards of those that are published, by id. */
    public Map<Long, CardJson> cards(Collection<Long> ids) {
        Map<Long, CardJson> found = new HashMap<>();
        database.list(
                Sql.of("SELECT article.id, article.public_id, " + cardColumn("article.id") + " FROM article")
                        .then("WHERE article.id = ANY (?) AND article.status = 'published'", List.copyOf(ids)),
                row -> found.put(row.number("id"), new CardJson(row.uuid("public_id"), row.text("card"))));
        List<Long> missing = found.keySet().stream()
                .filter(id -> !found.get(id).isPrerendered())
                .toList();
        found.keySet().removeAll(missing);
        found.putAll(render(missing));
        return found;
    }

    /** The same for those that are known not to be ready. */
    public Map<Long, CardJson> render(List<Long> ids) {
        Map<Long, CardJson> made = new HashMap<>();
        if (!ids.isEmpty()) {
            database.list(
                    Sql.of(
                            "SELECT " + CardRows.COLUMNS + " FROM " + CardRows.TABLES
                                    + " WHERE article.id = ANY (?) AND article.status = 'published'",
                            ids),
                    row -> made.put(row.number("id"), render(cards.card(row))));
        }
        return made;
    }

    private CardJson render(ArticleCard card) {
        enqueue(card.id());
        return new CardJson(card.id(), cards.toJson(card));
    }
}
