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

/** Selects the language of the response and sets its headers. */
@Singleton
public class SiteLanguages {
    private final AvailableLanguages availableLanguages;
    private final Database database;
    private final CurrentVertxRequest current;

    SiteLanguages(AvailableLanguages availableLanguages, Database database, CurrentVertxRequest current) {
        this.availableLanguages = availableLanguages;
        this.database = database;
        this.current = current;
    }

    /**
     * Selects the language for translated texts.
     *
     * @param preferred the query parameter; if it is null or {@code auto}, {@code Accept-Language} is used
     * @return null for the site's default language
     */
    public String negotiate(PreferredLanguages preferred) {
        RoutingContext context = current.getCurrent();
        boolean byHeader = preferred == null || preferred.isAuto();
        String ranges = byHeader ? context.request().getHeader("Accept-Language") : preferred.ranges();
        String tag = ranges == null ? null : bestMatch(context, ranges, byHeader);
        return new ResponseLanguage(tag, byHeader).storeIn(context).tag();
    }

    /** Sets the language of the response, if it differs from the selected one. */
    public void setResponseLanguage(String tag) {
        RoutingContext context = current.getCurrent();
        ResponseLanguage before = ResponseLanguage.of(context);
        new ResponseLanguage(tag, before != null && before.byHeader()).storeIn(context);
    }

    private String bestMatch(RoutingContext context, String ranges, boolean byHeader) {
        String negotiated = byHeader ? ResponseLanguage.negotiated(context) : null;
        return negotiated == null ? availableLanguages.bestMatch(ranges, this::siteLanguages) : negotiated;
    }

    /** The default language comes first. */
    private List<String> siteLanguages() {
        return database.first(Sql.of("SELECT default_language, languages FROM site"), row -> Stream.concat(
                                Stream.of(row.text("default_language")), row.texts("languages").stream())
                        .distinct()
                        .toList())
                .orElseThrow();
    }
}
