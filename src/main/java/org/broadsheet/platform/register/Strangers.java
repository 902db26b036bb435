package org.broadsheet.platform.register;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.platform.json.NearMiss;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/** Says of a slug that nothing has what may have been meant by it. For callers who may know of every entry. */
@Singleton
public class Strangers {
    private static final int MOST_COMPARED = 1000;

    private final Database database;

    Strangers(Database database) {
        this.database = database;
    }

    /** @param remedy what to do when no other slug comes near */
    public String said(Kind kind, String slug, String remedy) {
        List<String> known = database.list(
                Sql.of("SELECT slug FROM " + kind.table() + " ORDER BY slug LIMIT ?", MOST_COMPARED),
                row -> row.text("slug"));
        return "there is no " + kind.name() + " `" + slug + "`; "
                + NearMiss.of(slug, known)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse(remedy);
    }
}
