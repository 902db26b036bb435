package org.broadsheet.articles;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
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
        inChunks(ids, chunk -> {
            refresh(chunk);
            articlesChanged.fire(new ArticlesChanged(chunk, textToo));
        });
    }

    void filingChanged(@Observes FilingChanged event) {
        switch (event.extent()) {
            case PLACE -> inChunks(event.articleIds(), this::refresh);
            case ENTRY -> changed(event.articleIds(), true);
            case NAME -> {
                // Lists know entries by id.
            }
        }
    }

    private void refresh(List<Long> ids) {
        database.first(Sql.of("SELECT refresh_listing(?)", ids), row -> true);
    }

    private static void inChunks(List<Long> ids, Consumer<List<Long>> work) {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            work.accept(ids.subList(from, Math.min(from + CHUNK, ids.size())));
        }
    }
}
