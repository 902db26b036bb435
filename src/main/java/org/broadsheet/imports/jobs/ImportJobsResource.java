package org.broadsheet.imports.jobs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.imports.jobs.ImportView.State;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Role;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Lists, shows, cancels and resumes background imports. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public class ImportJobsResource {
    private static final Logger LOG = Logger.getLogger(ImportJobsResource.class);

    private final ImportQueries queries;
    private final Caller caller;
    private final JsonResponses responses;
    private final DryRun dryRunRollback;

    ImportJobsResource(ImportQueries queries, Caller caller, JsonResponses responses, DryRun dryRunRollback) {
        this.queries = queries;
        this.caller = caller;
        this.responses = responses;
        this.dryRunRollback = dryRunRollback;
    }

    @GET
    public Response list(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery Cursor cursor) {
        return responses.okUnversioned(queries.page(limit, cursor));
    }

    @GET
    @Path("{id}")
    public Response show(@RestPath String id) {
        return responses.okUnversioned(find(id));
    }

    @POST
    @Path("{id}/cancel")
    @Transactional
    public Response cancel(@RestPath String id, @RestQuery boolean dryRun) {
        UUID importId = find(id).id();
        if (queries.cancel(importId) && !dryRun) {
            LOG.infof("Import %s is cancelled", importId);
        }
        return respond(requireState(importId, Set.of(State.cancelled), "cancelled"), dryRun);
    }

    @POST
    @Path("{id}/resume")
    @Transactional
    public Response resume(@RestPath String id, @RestQuery boolean dryRun) {
        UUID importId = find(id).id();
        if (queries.resume(importId, caller.holder()) && !dryRun) {
            LOG.infof("Import %s is queued again", importId);
        }
        return respond(requireState(importId, Set.of(State.queued, State.running), "resumed"), dryRun);
    }

    private Response respond(ImportView state, boolean dryRun) {
        dryRunRollback.rollbackIf(dryRun);
        return responses.okUnversioned(state);
    }

    private ImportView requireState(UUID id, Set<State> states, String action) {
        ImportView view = find(id.toString());
        if (!states.contains(view.state())) {
            throw new ProblemException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "The import is " + view.state() + " and cannot be " + action
                            + ". Send its body as another import.");
        }
        return view;
    }

    private ImportView find(String id) {
        try {
            return queries.find(UUID.fromString(id)).orElseThrow(() -> ProblemException.notFound("import", id));
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.notFound("import", id);
        }
    }
}
