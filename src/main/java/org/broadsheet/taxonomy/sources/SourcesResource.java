package org.broadsheet.taxonomy.sources;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.paging.CountMode;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.values.PreferredLanguages;
import org.broadsheet.site.SiteLanguages;
import org.broadsheet.taxonomy.TaxonomyHttp;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyResource;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Reads sources; {@link TaxonomyResource} writes them. */
@Path("/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourcesResource extends TaxonomyResource<Source, SourceInput, SourceView> {
    private final TaxonomyHttp http;
    private final SiteLanguages languages;

    SourcesResource(SourceWriter writer, TaxonomyHttp http, SiteLanguages languages) {
        super(writer, http);
        this.http = http;
        this.languages = languages;
    }

    @GET
    @PermitAll
    public Response list(
            @RestQuery PreferredLanguages language,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor,
            @RestQuery FieldSelection fields,
            @RestQuery CountMode count) {
        return http.list(
                TaxonomyKind.SOURCE,
                SourceView.class,
                SourceView::of,
                languages.negotiate(language),
                limit,
                cursor,
                fields,
                count);
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public Response get(@RestPath String slug, @RestQuery PreferredLanguages language) {
        return http.get(TaxonomyKind.SOURCE, SourceView::of, slug, languages.negotiate(language));
    }

    @Override
    protected SourceView view(Source entry) {
        return http.view(TaxonomyKind.SOURCE, entry, SourceView::of);
    }
}
