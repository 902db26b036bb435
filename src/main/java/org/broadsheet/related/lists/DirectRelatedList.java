package org.broadsheet.related.lists;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.prerendered.PrerenderedPage;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.direct.DirectResponder;
import org.broadsheet.http.direct.DirectResponse;
import org.broadsheet.http.direct.PlainUri;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.values.Slug;
import org.broadsheet.related.RelatedArticle;
import org.broadsheet.related.RelatedCacheKeys;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.RelatedResource;

/** Answers a related list without the resource, if the list is precomputed and all of its articles are prerendered. */
@Singleton
class DirectRelatedList implements DirectResponder {
    /**
     * Like the query of {@link PrecomputedLists}, but reads prerendered articles only. An article that is not prerendered is
     * returned without a card, since it may have to be shown.
     */
    private static final String LISTED = """
            SELECT subject.public_id AS subject_id, listed.place <= list.pinned AS by_hand, listed.public_id, listed.card
            FROM article subject
            JOIN related_list list ON list.article_id = subject.id AND list.items IS NOT NULL
            CROSS JOIN LATERAL (
                SELECT given.place, ready.public_id, ready.card
                FROM unnest(list.items[1:%d]) WITH ORDINALITY AS given (id, place)
                LEFT JOIN prerendered_article ready ON ready.article_id = given.id AND %s
                WHERE ready.article_id IS NULL
                   OR (ready.language = subject.language AND (given.place <= list.pinned OR NOT ready.related_hidden))
                ORDER BY given.place LIMIT %d
            ) listed
            WHERE subject.status = 'published' AND subject.slug = ?
            ORDER BY listed.place""";

    private final Database database;
    private final PrerenderedArticles prerenderedArticles;
    private final PrecomputedLists lists;

    DirectRelatedList(Database database, PrerenderedArticles prerenderedArticles, PrecomputedLists lists) {
        this.database = database;
        this.prerenderedArticles = prerenderedArticles;
        this.lists = lists;
    }

    @Override
    public Optional<Lookup> match(PlainUri address) {
        return address.pathBetween("/v1/articles/", "/related")
                .filter(slug ->
                        lists.areEnabled() && address.hasOnlyParameters(Set.of("limit")) && Slug.isWellFormed(slug))
                .flatMap(slug -> address.limit(RelatedResource.DEFAULT_LIMIT, RelatedResource.MAX_LIMIT)
                        .map(limit -> () -> list(slug, limit)));
    }

    /** @param json null for an article that is not prerendered */
    private record DirectItem(UUID subjectId, UUID id, byte[] json) {}

    private Optional<DirectResponse> list(String slug, int limit) {
        String sql = LISTED.formatted(limit + PrecomputedLists.SPARE, prerenderedArticles.validCondition(), limit);
        List<DirectItem> items = database.list(Sql.of(sql, slug), DirectRelatedList::item);
        if (items.size() < limit || items.stream().anyMatch(each -> each.json() == null)) {
            return Optional.empty();
        }
        PrerenderedPage page = prerenderedArticles.page(
                items.stream().map(DirectItem::json).toList(),
                Page.whole(items, limit).page());
        return Optional.of(DirectResponse.page(
                page.json(),
                page.position(),
                RelatedCacheKeys.ofPrecomputedList(
                        items.get(0).subjectId(),
                        items.stream().map(DirectItem::id).toList())));
    }

    private static DirectItem item(Row row) throws SQLException {
        byte[] card = row.bytes("card");
        return new DirectItem(
                row.uuid("subject_id"),
                row.uuid("public_id"),
                card == null
                        ? null
                        : withOrigin(card, row.flag("by_hand") ? RelatedOrigin.pinned : RelatedOrigin.automatic));
    }

    /** Produces the same JSON as {@link RelatedArticle} without an explanation. */
    private static byte[] withOrigin(byte[] card, RelatedOrigin origin) {
        ByteArrayOutputStream item = new ByteArrayOutputStream(card.length + 30);
        item.write(card, 0, card.length - 1);
        item.writeBytes((",\"origin\":\"" + origin + "\"}").getBytes(StandardCharsets.UTF_8));
        return item.toByteArray();
    }
}
