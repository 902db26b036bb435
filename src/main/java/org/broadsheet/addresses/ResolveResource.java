package org.broadsheet.addresses;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.articles.writing.NormalizedUrl;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.jboss.resteasy.reactive.RestQuery;

/** Tells a front end that is asked for an address it does not know what is there now. */
@Path("/v1/resolve")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ResolveResource {
    private final ResolveQuery query;
    private final JsonResponses answers;

    ResolveResource(ResolveQuery query, JsonResponses answers) {
        this.query = query;
        this.answers = answers;
    }

    @GET
    public Response resolve(@RestQuery NormalizedUrl url) {
        if (url == null) {
            FieldError missing = FieldError.inParameter("url", "is required: the address to look up");
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, missing.message(), List.of(missing));
        }
        Resolution found = query.resolve(url)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "Nothing is known at `" + url.host() + url.pathAndQuery() + "`."));
        // Not to be kept: what becomes a better answer tomorrow is no part of today's.
        return answers.item(found, CacheMetadata.of(List.of()));
    }
}
