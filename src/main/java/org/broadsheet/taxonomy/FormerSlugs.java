package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
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

    /** Selects slug and id of the entries of a kind that have, or had, one of these slugs. */
    public static Sql selectCurrentOrFormer(TaxonomyKind kind, Object slugs) {
        return Sql.of("SELECT slug, id FROM " + kind.table() + " WHERE slug = ANY (?)", slugs)
                .then(
                        "UNION ALL SELECT slug, entry_id FROM taxonomy_former_slug WHERE kind = ? AND slug = ANY (?)",
                        kind.name(),
                        slugs);
    }

    /** The present slug of the entry that had this former slug. */
    public Optional<String> current(TaxonomyKind kind, String former) {
        return database.first(
                Sql.of("SELECT entry.slug FROM taxonomy_former_slug JOIN " + kind.table()
                                + " entry ON entry.id = entry_id")
                        .then("WHERE kind = ? AND taxonomy_former_slug.slug = ?", kind.name(), former),
                row -> row.text("slug"));
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
