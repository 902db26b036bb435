package org.broadsheet.taxonomy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.idempotency.Idempotent;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Creates, replaces, patches and deletes the entries of one kind. Subclasses add the path and the read operations.
 *
 * @param <E> the entity
 * @param <I> its JSON input
 * @param <V> its JSON output
 */
public abstract class TaxonomyResource<
        E extends TaxonomyEntry, I extends Record & TaxonomyInput<E>, V extends Record & Versioned> {
    private final TaxonomyWriter<E, I> writer;
    private final TaxonomyHttp http;

    protected TaxonomyResource(TaxonomyWriter<E, I> writer, TaxonomyHttp http) {
        this.writer = writer;
        this.http = http;
    }

    /** The view of an entry for the response to a write. */
    protected abstract V view(E entry);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Idempotent
    public Response create(I input, @RestQuery boolean dryRun) {
        return created(writer.create(null, input), dryRun);
    }

    @PUT
    @Path("{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    public Response put(
            @RestPath String slug,
            I input,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("If-None-Match") String ifNoneMatch,
            @RestQuery boolean dryRun) {
        E existing = writer.find(slug).orElse(null);
        if (existing != null) {
            ConditionalRequest.requireNoIfNoneMatchAny(ifNoneMatch);
            return replaced(existing, input, ifMatch, dryRun);
        }
        ConditionalRequest.requireNoIfMatch(ifMatch);
        return created(writer.create(Slug.inPath(slug), input), dryRun);
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
        E existing = writer.get(slug);
        I input = http.json()
                .merge(
                        writer.type().toInput().apply(existing),
                        patch.bytes(),
                        writer.type().input());
        return replaced(existing, input, ifMatch, dryRun);
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
        E existing = writer.get(slug);
        http.ifMatch().require(ifMatch, existing.version, () -> view(existing), List::of);
        writer.delete(existing, moveTo);
        http.dryRun().rollbackIf(dryRun);
        return Response.noContent().build();
    }

    private Response created(E entry, boolean dryRun) {
        Response response = http.responses()
                .created(
                        view(entry),
                        writer.type().kind().path() + "/" + entry.slug,
                        dryRun ? JsonDiff.ofCreated(fields(entry)) : null);
        http.dryRun().rollbackIf(dryRun);
        return response;
    }

    private Response replaced(E existing, I input, String ifMatch, boolean dryRun) {
        ObjectNode before = fields(existing);
        http.ifMatch()
                .require(
                        ifMatch,
                        existing.version,
                        () -> view(existing),
                        () -> JsonDiff.ofSentFields(before, http.json().toJson(input)));
        E saved = writer.replace(existing, input);
        Response response =
                http.responses().updated(view(saved), dryRun ? JsonDiff.between(before, fields(saved)) : null);
        http.dryRun().rollbackIf(dryRun);
        return response;
    }

    private ObjectNode fields(E entry) {
        return http.json().toJson(writer.type().toInput().apply(entry));
    }
}
