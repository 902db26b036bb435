package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Slugs that entries had before they were renamed or merged; each leads to one entry, until another takes it. */
@Singleton
public class FormerSlugs {
    private final Database database;

    FormerSlugs(Database database) {
        this.database = database;
    }

    /** The slug and id of every entry of a kind under each of these slugs, of today or before. */
    public static Sql lookUp(TaxonomyKind kind, Object slugs) {
        return Sql.of("SELECT slug, id FROM " + kind.table() + " WHERE slug = ANY (?)", slugs)
                .then(
                        "UNION ALL SELECT slug, entry_id FROM taxonomy_former_slug WHERE kind = ? AND slug = ANY (?)",
                        kind.name(),
                        slugs);
    }

    /** The slug that the entry has today which had this one. */
    public Optional<String> current(TaxonomyKind kind, String former) {
        return database.first(
                Sql.of("SELECT entry.slug FROM taxonomy_former_slug JOIN " + kind.table()
                                + " entry ON entry.id = entry_id")
                        .then("WHERE kind = ? AND taxonomy_former_slug.slug = ?", kind.name(), former),
                row -> row.text("slug"));
    }

    /** An entry has this slug now, whoever had it before. */
    void taken(TaxonomyKind kind, String slug) {
        database.update(Sql.of("DELETE FROM taxonomy_former_slug WHERE kind = ? AND slug = ?", kind.name(), slug));
    }

    void left(TaxonomyKind kind, String slug, long entry) {
        database.update(Sql.of(
                "INSERT INTO taxonomy_former_slug (kind, slug, entry_id) VALUES (?, ?, ?)"
                        + " ON CONFLICT (kind, slug) DO UPDATE SET entry_id = excluded.entry_id",
                kind.name(),
                slug,
                entry));
    }

    void inherited(TaxonomyKind kind, TaxonomyEntry doomed, TaxonomyEntry heir) {
        database.update(Sql.of(
                "UPDATE taxonomy_former_slug SET entry_id = ? WHERE kind = ? AND entry_id = ?",
                heir.id,
                kind.name(),
                doomed.id));
        left(kind, doomed.slug, heir.id);
    }

    void forgotten(TaxonomyKind kind, TaxonomyEntry doomed) {
        database.update(
                Sql.of("DELETE FROM taxonomy_former_slug WHERE kind = ? AND entry_id = ?", kind.name(), doomed.id));
    }
}
