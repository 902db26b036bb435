package org.broadsheet.articles;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.platform.register.FilingChanged;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/** Keeps every article in the lists it belongs to, and tells who else derives something from articles. */
@Singleton
public class Listings {
    /** Articles brought up to date by one statement, which must end within the time one statement has. */
    private static final int CHUNK = 500;

    private final Database database;
    private final Event<ArticlesChanged> articlesChanged;

    Listings(Database database, Event<ArticlesChanged> articlesChanged) {
        this.database = database;
        this.articlesChanged = articlesChanged;
    }

    /**
     * To be called once all rows of these articles are written.
     *
     * @param textToo whether their words may have changed, and not only their status or place
     */
    public void changed(List<Long> ids, boolean textToo) {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<Long> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            database.first(Sql.of("SELECT refresh_listing(?)", chunk), row -> true);
            articlesChanged.fire(new ArticlesChanged(chunk, textToo));
        }
    }

    void filingChanged(@Observes FilingChanged event) {
        changed(event.articleIds(), true);
    }
}
