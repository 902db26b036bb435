package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.SlugOrName;
import org.broadsheet.articles.writing.ArticleLinks.Rows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.taxonomy.FormerSlugs;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.UnknownSlugMessage;

/** Finds what an article's words refer to, and makes what may come into being. */
@Singleton
public class ReferenceResolver {
    private final Database database;
    private final TaxonomyIdCache known;
    private final UnknownSlugMessage strangers;

    ReferenceResolver(Database database, TaxonomyIdCache known, UnknownSlugMessage strangers) {
        this.database = database;
        this.strangers = strangers;
        this.known = known;
    }

    /** The ids of the slugs that exist, or did before a rename or a merger. */
    Map<String, Long> findIds(TaxonomyKind kind, Collection<String> slugs) {
        Map<String, Long> ids = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (String slug : slugs) {
            Long id = known.get(kind, slug);
            if (id == null) {
                asked.add(slug);
            } else {
                ids.put(slug, id);
            }
        }
        if (!asked.isEmpty()) {
            database.list(FormerSlugs.lookUp(kind, asked), row -> ids.put(row.text("slug"), row.number("id")));
            asked.stream().filter(ids::containsKey).forEach(slug -> known.put(kind, slug, ids.get(slug)));
        }
        return ids;
    }

    /** The ids of all these entries in their order, one for each; the new ones are made. */
    List<Long> findOrCreate(TaxonomyKind kind, List<? extends SlugOrName> named) {
        Map<String, String> labels = new LinkedHashMap<>();
        named.forEach(each -> labels.putIfAbsent(each.lookupSlug(), each.nameOrSlug()));
        Map<String, Long> ids = findIds(kind, labels.keySet());
        Map<String, String> missing = new LinkedHashMap<>(labels);
        missing.keySet().removeAll(ids.keySet());
        if (!missing.isEmpty()) {
            create(kind, missing);
            ids.putAll(findIds(kind, missing.keySet()));
        }
        return labels.keySet().stream().map(ids::get).toList();
    }

    /** Makes entries with a name for each slug; one that somebody else makes at the same moment is as good. */
    void create(TaxonomyKind kind, Map<String, String> nameBySlug) {
        Map<String, String> ordered = new TreeMap<>(nameBySlug);
        database.update(Sql.of(
                "INSERT INTO " + kind.table() + " (slug, name, implied, version) "
                        + "SELECT slug, name, true, 0 FROM unnest(?, ?) AS new (slug, name) ON CONFLICT (slug) DO NOTHING",
                List.copyOf(ordered.keySet()),
                List.copyOf(ordered.values())));
    }

    void addUnknownSlug(FieldErrors faults, String pointer, TaxonomyKind kind, String slug) {
        faults.add(pointer, strangers.message(kind, slug, "create it first, or send `?createMissing=true`"));
    }

    /** An article that another one refers to. */
    public record ReferencedArticle(long id, UUID translationGroup) {}

    public Optional<ReferencedArticle> findArticle(SlugOrId address) {
        Sql sql = Sql.of("SELECT id, translation_group FROM article");
        sql = address.id().isPresent()
                ? sql.then("WHERE public_id = ?", address.id().get())
                : sql.then(
                        "WHERE id = coalesce((SELECT id FROM article WHERE slug = ?),"
                                + " (SELECT article_id FROM article_former_slug WHERE slug = ?))",
                        address.text(),
                        address.text());
        return database.first(sql, row -> new ReferencedArticle(row.number("id"), row.uuid("translation_group")));
    }

    boolean groupHasLanguage(UUID translationGroup, String language, long exceptId) {
        return !database.list(
                        Sql.of(
                                "SELECT 1 FROM article WHERE translation_group = ? AND language = ? AND id <> ?",
                                translationGroup,
                                language,
                                exceptId),
                        row -> true)
                .isEmpty();
    }

    /** Takes an article from everything it is filed under. */
    void unfile(long articleId) {
        for (String table : List.of(
                "article_category", "article_tag", "article_author", "article_related_override", "article_medium")) {
            database.update(Sql.of("DELETE FROM " + table + " WHERE article_id = ?", articleId));
        }
    }

    void file(ArticleLinks rows) {
        insert("article_category (article_id, category_id, position)", "article, other, position", rows.categories);
        insert("article_tag (article_id, tag_id, position)", "article, other, position", rows.tags);
        insert(
                "article_author (article_id, author_id, position, role)",
                "article, other, position, word",
                rows.authors);
        insert(
                "article_related_override (article_id, other_id, position, pinned)",
                "article, other, position, word = 'pinned'",
                rows.steering);
        insert("article_medium (article_id, medium_id)", "DISTINCT article, other", rows.media);
    }

    private void insert(String columns, String values, Rows rows) {
        if (!rows.articles.isEmpty()) {
            database.update(Sql.of(
                    "INSERT INTO " + columns + " SELECT " + values
                            + " FROM unnest(?, ?, ?, ?) AS filed (article, other, position, word)",
                    rows.articles,
                    rows.others,
                    rows.positions,
                    rows.words));
        }
    }
}
