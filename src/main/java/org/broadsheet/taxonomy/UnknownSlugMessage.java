package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.ClosestMatch;

/** Writes the message for an unknown slug and suggests a similar one. */
@Singleton
public class UnknownSlugMessage {
    /** Slugs before the unknown one, and as many after it, in the order of the index. */
    private static final int MAX_COMPARED = 200;

    private final Database database;

    UnknownSlugMessage(Database database) {
        this.database = database;
    }

    /**
     * Suggests any entry, so the caller must be one that may see all.
     *
     * @param remedy what to do when no similar slug exists
     */
    public String message(TaxonomyKind kind, String slug, String remedy) {
        return message(kind, slug, remedy, true);
    }

    /** @param seesDrafts whether to suggest entries that readers must not see */
    public String message(TaxonomyKind kind, String slug, boolean seesDrafts) {
        return message(kind, slug, "`" + kind.path() + "` lists those that exist", seesDrafts);
    }

    private String message(TaxonomyKind kind, String slug, String remedy, boolean seesDrafts) {
        return "there is no " + kind.name() + " `" + slug + "`; "
                + closest(kind, slug, seesDrafts)
                        .map(match -> "did you mean `" + match + "`?")
                        .orElse(remedy);
    }

    private Optional<String> closest(TaxonomyKind kind, String slug, boolean seesDrafts) {
        String nearby = "(SELECT id, slug, implied FROM " + kind.table() + " WHERE slug ";
        Sql sql = Sql.of("SELECT slug FROM (")
                .then(nearby + ">= ? ORDER BY slug LIMIT ?) UNION ALL", slug, MAX_COMPARED)
                .then(nearby + "< ? ORDER BY slug DESC LIMIT ?)", slug, MAX_COMPARED)
                .then(") entry")
                .thenIf(!seesDrafts, "WHERE " + kind.visibleToReaders());
        return ClosestMatch.of(slug, database.list(sql, row -> row.text("slug")));
    }
}
