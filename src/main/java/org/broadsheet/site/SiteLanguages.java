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
    private final AvailableLanguages availableLanguages;
    private final Database database;
    private final CurrentVertxRequest current;

    SiteLanguages(AvailableLanguages offered, Database database, CurrentVertxRequest current) {
        this.availableLanguages = offered;
        this.database = database;
        this.current = current;
    }

    /**
     * The language for texts that are there in several.
     *
     * @param wish the parameter; without it {@code Accept-Language} counts
     * @return null for the site's default language
     */
    public String negotiate(PreferredLanguages wish) {
        RoutingContext context = current.getCurrent();
        boolean byHeader = wish == null || wish.isAuto();
        String ranges = byHeader ? context.request().getHeader("Accept-Language") : wish.ranges();
        String tag = ranges == null ? null : bestMatch(context, ranges, byHeader);
        return new ResponseLanguage(tag, byHeader).storeIn(context).tag();
    }

    /** Says in which language an answer is after all. */
    public void setResponseLanguage(String tag) {
        RoutingContext context = current.getCurrent();
        ResponseLanguage before = ResponseLanguage.of(context);
        new ResponseLanguage(tag, before != null && before.byHeader()).storeIn(context);
    }

    private String bestMatch(RoutingContext context, String ranges, boolean byHeader) {
        String agreed = byHeader ? ResponseLanguage.negotiated(context) : null;
        return agreed == null ? availableLanguages.bestMatch(ranges, this::siteLanguages) : agreed;
    }

    /** The default first. */
    private List<String> siteLanguages() {
        return database.first(Sql.of("SELECT default_language, languages FROM site"), row -> Stream.concat(
                                Stream.of(row.text("default_language")), row.texts("languages").stream())
                        .distinct()
                        .toList())
                .orElseThrow();
    }
}
