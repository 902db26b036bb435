package org.broadsheet.views;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.http.problem.ProblemException;
import org.jboss.resteasy.reactive.RestPath;

/** Receives views of articles from the pages of readers. */
@Path("/v1/articles/{article}/views")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ViewsResource {
    private final ViewQueries queries;
    private final ViewFilter filter;
    private final ViewCounter counter;

    ViewsResource(ViewQueries queries, ViewFilter filter, ViewCounter counter) {
        this.queries = queries;
        this.filter = filter;
        this.counter = counter;
    }

    /** Responds the same whether the view counts or not, so that robots cannot tell. */
    @POST
    public Response countView(@RestPath String article, @Context HttpServerRequest request) {
        long id = queries.findPublished(new SlugOrId(article))
                .orElseThrow(() -> ProblemException.notFound("article", article));
        if (filter.isCountable(request, id)) {
            counter.add(id);
        }
        return Response.noContent().build();
    }
}
