package org.broadsheet.articles.references;

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
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.taxonomy.FormerSlugs;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.UnknownSlugMessage;

/** Finds the rows that an article refers to by slug or id, and creates missing categories, tags, authors and sources. */
@Singleton
public class ReferenceResolver {
    private final Database database;
    private final TaxonomyIdCache cache;
    private final UnknownSlugMessage unknownSlugMessage;

    ReferenceResolver(Database database, TaxonomyIdCache cache, UnknownSlugMessage unknownSlugMessage) {
        this.database = database;
        this.cache = cache;
        this.unknownSlugMessage = unknownSlugMessage;
    }

    /** Returns row ids by slug. Slugs from before a rename or merge are found too; unknown slugs are absent. */
    Map<String, Long> findIds(TaxonomyKind kind, Collection<String> slugs) {
        Map<String, Long> ids = new HashMap<>();
        List<String> uncached = new ArrayList<>();
        for (String slug : slugs) {
            Long id = cache.get(kind, slug);
            if (id == null) {
                uncached.add(slug);
            } else {
                ids.put(slug, id);
            }
        }
        if (!uncached.isEmpty()) {
            database.list(
                    Sql.of("SELECT asked.slug, entry.id").then(FormerSlugs.fromCurrentOrFormer(kind, uncached)),
                    row -> ids.put(row.text("slug"), row.number("id")));
            uncached.stream().filter(ids::containsKey).forEach(slug -> cache.put(kind, slug, ids.get(slug)));
        }
        return ids;
    }

    /** Returns one row id for each distinct slug, in order, and creates the entries that are missing. */
    List<Long> findOrCreate(TaxonomyKind kind, List<? extends SlugOrName> references) {
        Map<String, String> nameBySlug = new LinkedHashMap<>();
        references.forEach(reference -> nameBySlug.putIfAbsent(reference.lookupSlug(), reference.nameOrSlug()));
        Map<String, Long> ids = findIds(kind, nameBySlug.keySet());
        Map<String, String> missing = new LinkedHashMap<>(nameBySlug);
        missing.keySet().removeAll(ids.keySet());
        if (!missing.isEmpty()) {
            create(kind, missing);
            ids.putAll(findIds(kind, missing.keySet()));
        }
        return nameBySlug.keySet().stream().map(ids::get).toList();
    }

    /**
     * Creates entries, except those that another transaction created meanwhile. Inserts in the order of slugs, so that
     * concurrent transactions do not deadlock.
     */
    void create(TaxonomyKind kind, Map<String, String> nameBySlug) {
        Map<String, String> ordered = new TreeMap<>(nameBySlug);
        database.update(Sql.of(
                "INSERT INTO " + kind.table() + " (slug, name, implied, version) "
                        + "SELECT slug, name, true, 0 FROM unnest(?, ?) AS new (slug, name) ON CONFLICT (slug) DO NOTHING",
                List.copyOf(ordered.keySet()),
                List.copyOf(ordered.values())));
    }

    void addUnknownSlug(FieldErrors errors, String pointer, TaxonomyKind kind, String slug) {
        errors.add(pointer, unknownSlugMessage.message(kind, slug, "create it first, or send `?createMissing=true`"));
    }

    /** An article that another one refers to. */
    public record ReferencedArticle(long id, UUID translationGroup) {}

    /** Finds an article by id, slug or former slug. Locks nothing. */
    public Optional<ReferencedArticle> findArticle(SlugOrId slugOrId) {
        Sql sql = Sql.of("SELECT id, translation_group FROM article").then(slugOrId.whereClauseOrFormer());
        return database.first(sql, row -> new ReferencedArticle(row.number("id"), row.uuid("translation_group")));
    }

    boolean groupHasLanguage(UUID translationGroup, String language, long exceptId) {
        Sql sql = Sql.of(
                "SELECT 1 FROM article WHERE translation_group = ? AND language = ?", translationGroup, language);
        return database.exists(sql.then("AND id <> ?", exceptId));
    }
}
