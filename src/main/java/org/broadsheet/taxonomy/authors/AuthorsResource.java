package org.broadsheet.taxonomy.authors;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.idempotency.Idempotent;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.paging.CountMode;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Role;
import org.broadsheet.taxonomy.TaxonomyEndpoint;
import org.broadsheet.taxonomy.TaxonomyEndpoints;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/authors")
@Produces(MediaType.APPLICATION_JSON)
public class AuthorsResource {
    private final TaxonomyEndpoint<Author, AuthorInput, AuthorView> shelf;

    AuthorsResource(TaxonomyEndpoints shelves, AuthorQueries queries) {
        shelf = shelves.shelf(
                "/v1/authors",
                new TaxonomyEndpoint.Make<>(
                        TaxonomyKind.AUTHOR,
                        Author.class,
                        Author::new,
                        AuthorInput.class,
                        AuthorInput::of,
                        AuthorView.class,
                        AuthorView::of,
                        queries::moveArticles));
    }

    @GET
    @PermitAll
    public Response list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor,
            @RestQuery FieldSelection fields,
            @RestQuery CountMode count) {
        return shelf.list(null, limit, cursor, fields, count != null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Idempotent
    public Response create(AuthorInput input, @RestQuery boolean dryRun) {
        return shelf.create(input, dryRun);
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public Response get(@RestPath String slug) {
        return shelf.one(slug, null);
    }

    @PUT
    @Path("{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response put(
            @RestPath String slug,
            AuthorInput input,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("If-None-Match") String ifNoneMatch,
            @RestQuery boolean dryRun) {
        return shelf.put(slug, input, ifMatch, ifNoneMatch, dryRun);
    }

    @PATCH
    @Path("{slug}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response patch(
            @RestPath String slug,
            RequestBody patch,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        return shelf.patch(slug, patch, ifMatch, dryRun);
    }

    @DELETE
    @Path("{slug}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response delete(
            @RestPath String slug,
            @RestQuery Slug moveTo,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        return shelf.delete(slug, moveTo, ifMatch, dryRun);
    }
}
