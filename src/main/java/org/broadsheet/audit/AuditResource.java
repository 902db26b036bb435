package org.broadsheet.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.articles.filters.TimeParameter;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestQuery;

/** The audit log, for admins. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
public class AuditResource {
    private final AuditQueries queries;
    private final JsonResponses responses;

    AuditResource(AuditQueries queries, JsonResponses responses) {
        this.queries = queries;
        this.responses = responses;
    }

    @GET
    public Response list(
            @RestQuery KeyIdParameter key,
            @RestQuery TimeParameter from,
            @RestQuery TimeParameter to,
            @RestQuery AuditOutcome outcome,
            @RestQuery Slug article,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor) {
        return responses.okUnversioned(queries.page(new AuditFilter(key, from, to, outcome, article), limit, cursor));
    }
}
