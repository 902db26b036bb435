package org.broadsheet.addresses;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.values.NormalizedUrl;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds the current page of an old or unknown URL, so that front ends can redirect. */
@Path("/v1/resolve")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ResolveResource {
    private final ResolveQuery query;
    private final JsonResponses responses;

    ResolveResource(ResolveQuery query, JsonResponses responses) {
        this.query = query;
        this.responses = responses;
    }

    @GET
    public Response resolve(@RestQuery NormalizedUrl url) {
        if (url == null) {
            throw ProblemException.missingParameter("url", "the address to look up");
        }
        Resolution found = query.resolve(url)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "There is no page at `" + url.host() + url.pathAndQuery() + "`."));
        // Not cached: no cache key covers an alias or slug that a later article may get.
        return responses.item(found, CacheMetadata.of(List.of()));
    }
}
