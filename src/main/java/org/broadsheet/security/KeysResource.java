package org.broadsheet.security;

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
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.http.Body;
import org.broadsheet.platform.http.MediaTypes;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Strangers;
import org.broadsheet.platform.sql.DryRun;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
public class KeysResource {
    private static final Logger LOG = Logger.getLogger(KeysResource.class);
    private static final Duration LONGEST_GRACE = Duration.ofDays(30);

    private final KeyQueries queries;
    private final Strangers strangers;
    private final JsonInput json;
    private final Answers answers;
    private final DryRun dryRuns;

    KeysResource(KeyQueries queries, Strangers strangers, JsonInput json, Answers answers, DryRun dryRuns) {
        this.queries = queries;
        this.strangers = strangers;
        this.json = json;
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
        key.authorId = author(input);
        key.secretHash = secret.hash();
        key.createdAt = Times.now();
        key.expiresAt = input.expiresAt();
        key.persistAndFlush();
        KeyView view = queries.view(key.id, secret.text());
        dryRuns.undoIf(dryRun);
        if (!dryRun) {
            LOG.infof("Key %s was made for \"%s\" (%s)", key.id, inOneLine(key.name), key.role);
        }
        return answers.doneCreating(view, "/v1/keys/" + key.id);
    }

    private Long author(KeyInput input) {
        if (input.author() == null) {
            return null;
        }
        if (input.role() != Role.author) {
            throw ProblemException.invalid("/author", "is for keys with the role `author` only");
        }
        return queries.author(input.author().value())
                .orElseThrow(() -> ProblemException.invalid(
                        "/author", strangers.said(Kind.AUTHOR, input.author().value(), "create it first")));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Transactional
    public Response change(@RestPath String id, Body patch, @RestQuery boolean dryRun) {
        ApiKey key = existing(id);
        KeyChange change = json.merge(new KeyChange(key.name, key.expiresAt), patch.bytes(), KeyChange.class);
        key.name = change.name();
        key.expiresAt = change.expiresAt();
        ApiKey.flush();
        KeyView view = queries.view(key.id, null);
        dryRuns.undoIf(dryRun);
        return answers.done(view);
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response rotate(@RestPath String id, Body body, @RestQuery boolean dryRun) {
        RotationInput input = json.readIfAny(body.bytes(), RotationInput.class);
        Duration grace = input.grace() == null ? Duration.ZERO : input.grace().duration();
        if (grace.compareTo(LONGEST_GRACE) > 0) {
            throw ProblemException.invalid("/grace", "must be at most P30D");
        }
        ApiKey key = existing(id);
        Secret secret = Secret.make(key.id);
        key.rotate(secret, Times.now().plus(grace));
        ApiKey.flush();
        KeyView view = queries.view(key.id, secret.text());
        dryRuns.undoIf(dryRun);
        if (!dryRun) {
            LOG.infof("Key %s was given another secret; the one before works for %s more", key.id, grace);
        }
        return answers.done(view);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public Response revoke(@RestPath String id, @RestQuery boolean dryRun) {
        ApiKey key = existing(id);
        key.delete();
        dryRuns.undoIf(dryRun);
        if (!dryRun) {
            LOG.infof("Key %s was revoked", key.id);
        }
        return Response.noContent().build();
    }

    private static ApiKey existing(String id) {
        ApiKey key = ApiKey.named(id);
        if (key == null) {
            throw ProblemException.notFound("key", id);
        }
        return key;
    }

    private static String inOneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
