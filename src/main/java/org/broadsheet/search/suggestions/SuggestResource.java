package org.broadsheet.search.suggestions;

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
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.jboss.resteasy.reactive.RestQuery;

/** Suggestions for a search box while the reader is typing. */
@Path("/v1/suggest")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SuggestResource {
    private final SuggestQuery suggestQuery;
    private final JsonResponses responses;

    SuggestResource(SuggestQuery suggestQuery, JsonResponses responses) {
        this.suggestQuery = suggestQuery;
        this.responses = responses;
    }

    /** @param items names that start with the text, then titles, then other names */
    public record Suggestions(List<Suggestion> items) {}

    @GET
    public Response suggest(
            @RestQuery TypedText q,
            @RestQuery LanguageFilter language,
            @RestQuery @DefaultValue("8") @Min(1) @Max(20) int limit) {
        if (q == null) {
            throw ProblemException.missingParameter("q", "what has been typed so far");
        }
        return responses.item(
                new Suggestions(suggestQuery.suggest(q, language, limit)), CacheMetadata.of(List.of("articles")));
    }
}
