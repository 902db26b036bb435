package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.DidYouMean;

/** Says of a slug that nothing has what may have been meant by it. For callers who may know of every entry. */
@Singleton
public class UnknownSlugMessage {
    private static final int MOST_COMPARED = 1000;

    private final Database database;

    UnknownSlugMessage(Database database) {
        this.database = database;
    }

    /** @param remedy what to do when no other slug comes near */
    public String said(TaxonomyKind kind, String slug, String remedy) {
        List<String> known = database.list(
                Sql.of("SELECT slug FROM " + kind.table() + " ORDER BY slug LIMIT ?", MOST_COMPARED),
                row -> row.text("slug"));
        return "there is no " + kind.name() + " `" + slug + "`; "
                + DidYouMean.of(slug, known)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse(remedy);
    }
}
