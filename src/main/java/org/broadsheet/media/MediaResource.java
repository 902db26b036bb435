package org.broadsheet.media;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
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
import java.util.List;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.bodies.SpooledUpload;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.paging.CountMode;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The media library. It requires an API key, because unpublished images are private. */
@Path("/v1/media")
@Produces(MediaType.APPLICATION_JSON)
public class MediaResource {
    private static final String DEFAULT_NAME = "picture";

    private final MediaQueries queries;
    private final MediaEditor editor;
    private final JsonResponses responses;
    private final CurrentVertxRequest current;

    MediaResource(MediaQueries queries, MediaEditor editor, JsonResponses responses, CurrentVertxRequest current) {
        this.queries = queries;
        this.editor = editor;
        this.responses = responses;
        this.current = current;
    }

    @GET
    @RolesAllowed(Role.READER)
    public Response list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor,
            @RestQuery FieldSelection fields,
            @RestQuery CountMode count) {
        return responses.page(queries.page(limit, cursor, count != null), fields, MediaView.class, List.of());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response upload(@RestQuery boolean dryRun) {
        return editor.upload(SpooledUpload.of(current.getCurrent()), DEFAULT_NAME, dryRun);
    }

    /** Accepts a file as {@code curl -T} sends it, with its name at the end of the URL. */
    @PUT
    @Path("{medium}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response put(@RestPath String medium, @RestQuery boolean dryRun) {
        return editor.upload(SpooledUpload.of(current.getCurrent()), medium, dryRun);
    }

    @GET
    @Path("{medium}")
    @RolesAllowed(Role.READER)
    public Response get(@RestPath String medium) {
        return responses.item(editor.view(medium), CacheMetadata.of(List.of()));
    }

    @PATCH
    @Path("{medium}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response patch(
            @RestPath String medium,
            RequestBody patch,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        return editor.patch(medium, patch.bytes(), ifMatch, dryRun);
    }

    @DELETE
    @Path("{medium}")
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response delete(@RestPath String medium, @RestHeader("If-Match") String ifMatch, @RestQuery boolean dryRun) {
        return editor.delete(medium, ifMatch, dryRun);
    }
}
