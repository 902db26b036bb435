package org.broadsheet.exports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.ListingKind;
import org.broadsheet.articles.filters.StatusFilter;
import org.broadsheet.articles.filters.TimeParameter;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/exports")
@Produces(MediaTypes.NDJSON)
public class ExportsResource {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ExportWriter writer;
    private final FilterConditions filters;

    ExportsResource(ExportWriter writer, FilterConditions filters) {
        this.writer = writer;
        this.filters = filters;
    }

    @GET
    @RolesAllowed(Role.EDITOR)
    public Response writer(
            @RestQuery ExportKinds kinds,
            @RestQuery StatusFilter status,
            @RestQuery Slug category,
            @RestQuery TimeParameter from,
            @RestQuery TimeParameter to,
            @RestQuery TimeParameter changedSince) {
        ExportFilter filter = new ExportFilter(status, current(category), from, to, changedSince);
        StreamingOutput answer = output -> {
            BufferedOutputStream buffered = new BufferedOutputStream(output, BUFFER_BYTES);
            writer.write(kinds == null ? ExportKinds.ARTICLES_ONLY : kinds, filter, buffered);
            buffered.flush();
        };
        return Response.ok(answer, MediaTypes.NDJSON)
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /** The present slug of a category that may be named by a former one. */
    private Slug current(Slug category) {
        return category == null
                ? null
                : new Slug(filters.resolve(ArticleFilter.publishedIn(ListingKind.CATEGORY, category.value()))
                        .filter()
                        .lists()
                        .get(0)
                        .slugs()
                        .included()
                        .get(0));
    }
}
