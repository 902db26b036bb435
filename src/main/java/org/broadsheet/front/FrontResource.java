package org.broadsheet.front;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.articles.filters.LanguageFilter;
import org.broadsheet.articles.filters.SlugFilter;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ViewWindow;
import org.broadsheet.front.FrontQuery.Options;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.jboss.resteasy.reactive.RestQuery;

/** Returns a whole front page in one response. */
@Path("/v1/front")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class FrontResource {
    private final FrontQuery query;
    private final JsonResponses responses;

    FrontResource(FrontQuery query, JsonResponses responses) {
        this.query = query;
        this.responses = responses;
    }

    @GET
    public Response front(
            @RestQuery SlugFilter category,
            @RestQuery LanguageFilter language,
            @RestQuery @DefaultValue("6") @Min(0) @Max(30) int latest,
            @RestQuery @DefaultValue("5") @Min(0) @Max(30) int mostRead,
            @RestQuery @DefaultValue("P1D") ViewWindow window) {
        if (category != null && !category.excluded().isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_PARAMETER,
                    FieldError.inParameter(
                            "category", "must list the sections in their order; exclusions are not supported"));
        }
        return responses.item(
                query.load(new Options(category, language, latest, mostRead, window)),
                CacheMetadata.of(List.of(CacheMetadata.ARTICLES, ArticleOrder.MOST_READ)));
    }
}
