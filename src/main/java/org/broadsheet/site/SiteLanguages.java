package org.broadsheet.site;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.responses.AvailableLanguages;
import org.broadsheet.http.responses.ResponseLanguage;
import org.broadsheet.http.values.PreferredLanguages;

/** Decides in which of the site's languages an answer is given, and says so in its headers. */
@Singleton
public class SiteLanguages {
    private final AvailableLanguages offered;
    private final Database database;
    private final CurrentVertxRequest current;

    SiteLanguages(AvailableLanguages offered, Database database, CurrentVertxRequest current) {
        this.offered = offered;
        this.database = database;
        this.current = current;
    }

    /**
     * The language for texts that are there in several.
     *
     * @param wish the parameter; without it {@code Accept-Language} counts
     * @return null for the site's default language
     */
    public String serve(PreferredLanguages wish) {
        RoutingContext context = current.getCurrent();
        boolean byHeader = wish == null || wish.isAuto();
        String ranges = byHeader ? context.request().getHeader("Accept-Language") : wish.ranges();
        String tag = ranges == null ? null : chosen(context, ranges, byHeader);
        return new ResponseLanguage(tag, byHeader).storeIn(context).tag();
    }

    /** Says in which language an answer is after all. */
    public void state(String tag) {
        RoutingContext context = current.getCurrent();
        ResponseLanguage before = ResponseLanguage.of(context);
        new ResponseLanguage(tag, before != null && before.byHeader()).storeIn(context);
    }

    private String chosen(RoutingContext context, String ranges, boolean byHeader) {
        String agreed = byHeader ? ResponseLanguage.negotiated(context) : null;
        return agreed == null ? offered.bestMatch(ranges, this::all) : agreed;
    }

    /** The default first. */
    private List<String> all() {
        return database.first(Sql.of("SELECT default_language, languages FROM site"), row -> Stream.concat(
                                Stream.of(row.text("default_language")), row.texts("languages").stream())
                        .distinct()
                        .toList())
                .orElseThrow();
    }
}
