package org.broadsheet.addresses;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.articles.PageAddress;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;

/** Tells a front end that is asked for an address it does not know what is there now. */
@Path("/v1/resolve")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ResolveResource {
    private final ResolveQuery query;
    private final Answers answers;

    ResolveResource(ResolveQuery query, Answers answers) {
        this.query = query;
        this.answers = answers;
    }

    @GET
    public Response resolve(@RestQuery PageAddress url) {
        if (url == null) {
            Fault missing = Fault.inParameter("url", "is required: the address to look up");
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, missing.sentence(), List.of(missing));
        }
        Resolution found = query.of(url)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "Nothing is known at `" + url.host() + url.pathAndQuery() + "`."));
        // Not to be kept: what becomes a better answer tomorrow is no part of today's.
        return answers.read(found, Freshness.of(List.of()));
    }
}
