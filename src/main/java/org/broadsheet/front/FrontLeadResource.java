package org.broadsheet.front;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.DryRun;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Lets editors choose what stands at the head of a section. */
@Path("/v1/front/{slug}/lead")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public class FrontLeadResource {
    private final FrontLeadQueries leads;
    private final DryRun dryRuns;

    FrontLeadResource(FrontLeadQueries leads, DryRun dryRuns) {
        this.leads = leads;
        this.dryRuns = dryRuns;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response put(@RestPath String slug, FrontLeadInput input, @RestQuery boolean dryRun) {
        leads.put(slug, new SlugOrId(input.article()));
        dryRuns.rollbackIf(dryRun);
        return Response.noContent().build();
    }

    @DELETE
    @Transactional
    public Response delete(@RestPath String slug, @RestQuery boolean dryRun) {
        leads.delete(slug);
        dryRuns.rollbackIf(dryRun);
        return Response.noContent().build();
    }
}
