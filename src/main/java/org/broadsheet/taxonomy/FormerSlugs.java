package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Stores the slugs that entries had before they were renamed or merged. A
 * former slug leads to one entry until another entry takes it.
 */
@Singleton
public class FormerSlugs {
    private final Database database;

    FormerSlugs(Database database) {
        this.database = database;
    }

    /**
     * FROM clause with the slugs as {@code asked.slug}, and the entry that has or had each of them as {@code entry}.
     * Slugs that no entry has or had are left out.
     */
    public static Sql fromCurrentOrFormer(TaxonomyKind kind, Object slugs) {
        return Sql.of("FROM unnest(?) AS asked (slug) JOIN " + kind.table() + " entry ON entry.id = coalesce(", slugs)
                .then("(SELECT id FROM " + kind.table() + " WHERE slug = asked.slug),")
                .then("(SELECT entry_id FROM taxonomy_former_slug WHERE kind = ? AND slug = asked.slug))", kind.name());
    }

    /** The present slug of the entry that had this former slug. */
    public Optional<String> current(TaxonomyKind kind, String former) {
        return database.first(
                Sql.of("SELECT entry.slug FROM taxonomy_former_slug JOIN " + kind.table()
                                + " entry ON entry.id = entry_id")
                        .then("WHERE kind = ? AND taxonomy_former_slug.slug = ?", kind.name(), former),
                row -> row.text("slug"));
    }

    /** The id of the entry that has or had this slug. */
    public Optional<Long> findId(TaxonomyKind kind, String slug) {
        return database.first(
                Sql.of("SELECT entry.id").then(fromCurrentOrFormer(kind, List.of(slug))), row -> row.number("id"));
    }

    /** Called when an entry takes the slug: it stops being a former slug. */
    void remove(TaxonomyKind kind, String slug) {
        database.update(Sql.of("DELETE FROM taxonomy_former_slug WHERE kind = ? AND slug = ?", kind.name(), slug));
    }

    void add(TaxonomyKind kind, String slug, long entry) {
        database.update(Sql.of(
                "INSERT INTO taxonomy_former_slug (kind, slug, entry_id) VALUES (?, ?, ?)"
                        + " ON CONFLICT (kind, slug) DO UPDATE SET entry_id = excluded.entry_id",
                kind.name(),
                slug,
                entry));
    }

    /** All slugs of a deleted entry lead to its replacement. */
    void moveTo(TaxonomyKind kind, TaxonomyEntry deleted, TaxonomyEntry replacement) {
        database.update(Sql.of(
                "UPDATE taxonomy_former_slug SET entry_id = ? WHERE kind = ? AND entry_id = ?",
                replacement.id,
                kind.name(),
                deleted.id));
        add(kind, deleted.slug, replacement.id);
    }

    void removeAllOf(TaxonomyKind kind, TaxonomyEntry entry) {
        database.update(
                Sql.of("DELETE FROM taxonomy_former_slug WHERE kind = ? AND entry_id = ?", kind.name(), entry.id));
    }
}
