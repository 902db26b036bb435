package org.broadsheet.keys;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.security.ApiKey;
import org.broadsheet.security.KeySecret;
import org.broadsheet.security.Role;
import org.broadsheet.taxonomy.FormerSlugs;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.UnknownSlugMessage;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** API keys, for admins. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
public class KeysResource {
    private static final Logger LOG = Logger.getLogger(KeysResource.class);
    private static final Duration MAX_GRACE = Duration.ofDays(30);

    private final KeyQueries queries;
    private final FormerSlugs formerSlugs;
    private final UnknownSlugMessage unknownSlugMessage;
    private final StrictJsonReader json;
    private final JsonResponses responses;
    private final DryRun dryRuns;

    KeysResource(
            KeyQueries queries,
            FormerSlugs formerSlugs,
            UnknownSlugMessage unknownSlugMessage,
            StrictJsonReader json,
            JsonResponses responses,
            DryRun dryRuns) {
        this.queries = queries;
        this.formerSlugs = formerSlugs;
        this.unknownSlugMessage = unknownSlugMessage;
        this.json = json;
        this.responses = responses;
        this.dryRuns = dryRuns;
    }

    @GET
    public Response list(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery Cursor cursor) {
        return responses.okUnversioned(queries.page(limit, cursor));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response create(KeyInput input, @RestQuery boolean dryRun) {
        ApiKey key = new ApiKey();
        KeySecret secret = KeySecret.generate();
        key.id = secret.id();
        key.name = input.name();
        key.role = input.role();
        key.authorId = author(input);
        key.secretHash = secret.hash();
        key.createdAt = Timestamps.now();
        key.expiresAt = input.expiresAt();
        key.persistAndFlush();
        KeyView view = queries.view(key.id, secret.text());
        dryRuns.rollbackIf(dryRun);
        if (!dryRun) {
            LOG.infof("Created key %s for \"%s\" (%s)", key.id, withoutControlCharacters(key.name), key.role);
        }
        return responses.createdUnversioned(view, "/v1/keys/" + key.id);
    }

    private Long author(KeyInput input) {
        if (input.author() == null) {
            return null;
        }
        if (input.role() != Role.author) {
            throw ProblemException.invalid("/author", "is for keys with the role `author` only");
        }
        return formerSlugs
                .findId(TaxonomyKind.AUTHOR, input.author().value())
                .orElseThrow(() -> ProblemException.invalid(
                        "/author",
                        unknownSlugMessage.message(
                                TaxonomyKind.AUTHOR, input.author().value(), "create it first")));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Transactional
    public Response change(@RestPath String id, RequestBody patch, @RestQuery boolean dryRun) {
        ApiKey key = find(id);
        KeyChange change = json.merge(new KeyChange(key.name, key.expiresAt), patch.bytes(), KeyChange.class);
        key.name = change.name();
        key.expiresAt = change.expiresAt();
        ApiKey.flush();
        KeyView view = queries.view(key.id, null);
        dryRuns.rollbackIf(dryRun);
        return responses.okUnversioned(view);
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response rotate(@RestPath String id, RequestBody body, @RestQuery boolean dryRun) {
        KeyRotationInput input = json.readOrDefault(body.bytes(), KeyRotationInput.class);
        Duration grace = input.grace() == null ? Duration.ZERO : input.grace().duration();
        if (grace.compareTo(MAX_GRACE) > 0) {
            throw ProblemException.invalid("/grace", "must be at most P30D");
        }
        ApiKey key = find(id);
        KeySecret secret = KeySecret.generate(key.id);
        key.rotate(secret, Timestamps.now().plus(grace));
        ApiKey.flush();
        KeyView view = queries.view(key.id, secret.text());
        dryRuns.rollbackIf(dryRun);
        if (!dryRun) {
            LOG.infof("Rotated key %s; the previous secret works for %s", key.id, grace);
        }
        return responses.okUnversioned(view);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public Response revoke(@RestPath String id, @RestQuery boolean dryRun) {
        ApiKey key = find(id);
        key.delete();
        dryRuns.rollbackIf(dryRun);
        if (!dryRun) {
            LOG.infof("Revoked key %s", key.id);
        }
        return Response.noContent().build();
    }

    private static ApiKey find(String id) {
        ApiKey key = ApiKey.byId(id);
        if (key == null) {
            throw ProblemException.notFound("key", id);
        }
        return key;
    }

    private static String withoutControlCharacters(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
