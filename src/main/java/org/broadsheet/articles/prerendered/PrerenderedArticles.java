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
    private final String valid;

    PrerenderedArticles(Database database, CardRows cards, PrerenderWorker maker, PrerenderVersion madeAs) {
        this.database = database;
        this.cards = cards;
        this.maker = maker;
        this.valid = "ready.prerender_version = '" + madeAs.word()
                + "' AND ready.generation = (SELECT generation FROM cache_generation)";
    }

    /** A whole article. */
    Optional<DirectResponse> whole(SlugOrId address) {
        return database.first(
                Sql.of("""
                        SELECT ready.whole, ready.surrogate_keys, article.version, article.language, article.updated_at
                        FROM article JOIN prerendered_article ready ON ready.article_id = article.id""").then(address.condition()).then("AND article.status = 'published' AND " + valid),
                PrerenderedArticles::whole);
    }

    private static DirectResponse whole(Row row) throws SQLException {
        return DirectResponse.whole(
                row.bytes("whole"),
                row.integer("version"),
                LanguageTag.of(row.text("language")).tag(),
                new CacheMetadata(
                        row.time("updated_at"),
                        List.of(row.text("surrogate_keys").split(" "))));
    }

    /** To be told of a published article that was not ready. */
    public void missed(UUID publicId) {
        maker.want(publicId);
    }

    /** The condition under which a row of {@code prerendered_article} AS {@code ready} holds. */
    public String valid() {
        return valid;
    }

    /** A page of what is JSON already. */
    public PrerenderedPage page(List<byte[]> items, Page.Position position) {
        return PrerenderedPage.of(items, position, cards.json(position));
    }

    /**
     * Selects a {@code card}, null where it is not ready: row by row, which the planner cannot turn into anything larger.
     *
     * @param id the column with the article's id
     */
    public String cardOf(String id) {
        return "(SELECT ready.card FROM prerendered_article ready WHERE ready.article_id = " + id + " AND " + valid
                + ") AS card";
    }

    /** The cards of those that are published, by id. */
    public Map<Long, CardJson> cards(Collection<Long> ids) {
        Map<Long, CardJson> found = new HashMap<>();
        database.list(
                Sql.of("SELECT article.id, article.public_id, " + cardOf("article.id") + " FROM article")
                        .then("WHERE article.id = ANY (?) AND article.status = 'published'", List.copyOf(ids)),
                row -> found.put(row.number("id"), new CardJson(row.uuid("public_id"), row.text("card"))));
        List<Long> missing =
                found.keySet().stream().filter(id -> !found.get(id).isReady()).toList();
        found.keySet().removeAll(missing);
        found.putAll(made(missing));
        return found;
    }

    /** The same for those that are known not to be ready. */
    public Map<Long, CardJson> made(List<Long> ids) {
        Map<Long, CardJson> made = new HashMap<>();
        if (!ids.isEmpty()) {
            database.list(
                    Sql.of(
                            "SELECT " + CardRows.COLUMNS + " FROM " + CardRows.TABLES
                                    + " WHERE article.id = ANY (?) AND article.status = 'published'",
                            ids),
                    row -> made.put(row.number("id"), made(cards.card(row))));
        }
        return made;
    }

    private CardJson made(ArticleCard card) {
        missed(card.id());
        return new CardJson(card.id(), cards.json(card));
    }
}
