package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.ClosestMatch;

/** Writes the message for an unknown slug and suggests a similar one. Only for callers that may see every entry. */
@Singleton
public class UnknownSlugMessage {
    private static final int MAX_COMPARED = 1000;

    private final Database database;

    UnknownSlugMessage(Database database) {
        this.database = database;
    }

    /** @param remedy what to do when no similar slug exists */
    public String message(TaxonomyKind kind, String slug, String remedy) {
        List<String> slugs = database.list(
                Sql.of("SELECT slug FROM " + kind.table() + " ORDER BY slug LIMIT ?", MAX_COMPARED),
                row -> row.text("slug"));
        return "there is no " + kind.name() + " `" + slug + "`; "
                + ClosestMatch.of(slug, slugs)
                        .map(match -> "did you mean `" + match + "`?")
                        .orElse(remedy);
    }
}
