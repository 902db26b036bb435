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
    private final Database database;
    private final Event<ArticlesChanged> articlesChanged;

    Listings(Database database, Event<ArticlesChanged> articlesChanged) {
        this.database = database;
        this.articlesChanged = articlesChanged;
    }

    void changed(List<Long> ids, boolean textToo) {
        if (!ids.isEmpty()) {
            database.first(Sql.of("SELECT refresh_listing(?)", ids), row -> true);
            articlesChanged.fire(new ArticlesChanged(ids, textToo));
        }
    }

    void filingChanged(@Observes FilingChanged event) {
        changed(event.articleIds(), true);
    }
}
