package org.broadsheet.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.sql.DryRun;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
public class KeysResource {
    private static final Logger LOG = Logger.getLogger(KeysResource.class);

    private final KeyQueries queries;
    private final Answers answers;
    private final DryRun dryRuns;

    KeysResource(KeyQueries queries, Answers answers, DryRun dryRuns) {
        this.queries = queries;
        this.answers = answers;
        this.dryRuns = dryRuns;
    }

    @GET
    public Response list(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery Cursor cursor) {
        return answers.done(queries.page(limit, cursor));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response create(KeyInput input, @RestQuery boolean dryRun) {
        ApiKey key = new ApiKey();
        Secret secret = Secret.make();
        key.id = secret.id();
        key.name = input.name();
        key.role = input.role();
        key.secretHash = secret.hash();
        key.createdAt = Times.now();
        key.expiresAt = input.expiresAt();
        key.persistAndFlush();
        dryRuns.undoIf(dryRun);
        LOG.infof("Key %s was made for \"%s\" (%s)", key.id, key.name.replaceAll("\\p{Cntrl}", " "), key.role);
        return answers.doneCreating(KeyView.of(key, secret.text()), "/v1/keys/" + key.id);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public Response revoke(@RestPath String id, @RestQuery boolean dryRun) {
        ApiKey key = ApiKey.named(id);
        if (key == null) {
            throw ProblemException.notFound("key", id);
        }
        key.delete();
        dryRuns.undoIf(dryRun);
        LOG.infof("Key %s was revoked", key.id);
        return Response.noContent().build();
    }
}
