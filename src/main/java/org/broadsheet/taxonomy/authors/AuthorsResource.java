package org.broadsheet.taxonomy.authors;

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
import org.broadsheet.taxonomy.TaxonomyHttp;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyResource;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Reads authors; {@link TaxonomyResource} writes them. */
@Path("/v1/authors")
@Produces(MediaType.APPLICATION_JSON)
public class AuthorsResource extends TaxonomyResource<Author, AuthorInput, AuthorView> {
    private final TaxonomyHttp http;

    AuthorsResource(AuthorWriter writer, TaxonomyHttp http) {
        super(writer, http);
        this.http = http;
    }

    @GET
    @PermitAll
    public Response list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor,
            @RestQuery FieldSelection fields,
            @RestQuery CountMode count) {
        return http.list(TaxonomyKind.AUTHOR, AuthorView.class, AuthorView::of, null, limit, cursor, fields, count);
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public Response get(@RestPath String slug) {
        return http.get(TaxonomyKind.AUTHOR, AuthorView::of, slug, null);
    }

    @Override
    protected AuthorView view(Author entry) {
        return http.view(TaxonomyKind.AUTHOR, entry, AuthorView::of);
    }
}
