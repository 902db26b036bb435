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
import org.broadsheet.articles.Moment;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestQuery;

/** Who wrote what, and who was refused. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
public class AuditResource {
    private final AuditQueries queries;
    private final Answers answers;

    AuditResource(AuditQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    public Response list(
            @RestQuery KeyFilter key,
            @RestQuery Moment from,
            @RestQuery Moment to,
            @RestQuery Outcome outcome,
            @RestQuery Slug article,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor) {
        return answers.done(queries.page(new AuditFilter(key, from, to, outcome, article), limit, cursor));
    }
}
