package org.broadsheet.related;

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
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.security.Caller;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** "You may also like": the articles related to one. */
@Path("/v1/articles/{article}/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedResource {
    /** How many articles a list has when nothing is said, and at most. */
    public static final int DEFAULT_LIMIT = 4;

    public static final int MAX_LIMIT = 50;

    private final SubjectQuery subjects;
    private final RelatedQuery query;
    private final JsonResponses responses;
    private final Caller caller;

    RelatedResource(SubjectQuery subjects, RelatedQuery query, JsonResponses answers, Caller caller) {
        this.subjects = subjects;
        this.query = query;
        this.responses = answers;
        this.caller = caller;
    }

    @GET
    public Response list(
            @RestPath String article,
            @RestQuery @DefaultValue("" + DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit,
            @RestQuery SlugList exclude,
            @RestQuery SlugFilter category,
            @RestQuery SlugFilter tag,
            @RestQuery SlugFilter author,
            @RestQuery LanguageFilter language,
            @RestQuery PeriodParameter within,
            @RestQuery PeriodParameter halfLife,
            @RestQuery AsOf asOf,
            @RestQuery ListCap perCategory,
            @RestQuery ListCap perSource,
            @RestQuery boolean explain) {
        RelatedOptions wishes = new RelatedOptions(
                limit,
                category,
                tag,
                author,
                language,
                within,
                halfLife,
                asOf,
                perCategory,
                perSource,
                exclude == null ? List.of() : exclude.slugs(),
                explain);
        return query.of(new SlugOrId(article), caller.seesDrafts(), wishes)
                .map(answer -> responses.page(
                        Page.whole(answer.related(), limit),
                        null,
                        RelatedArticle.class,
                        wishes.dependsOnCurrentTime()
                                ? List.of()
                                : answer.cacheMetadata().surrogateKeys()))
                .orElseGet(() -> redirectFromFormerSlug(article));
    }

    private Response redirectFromFormerSlug(String article) {
        String slug = subjects.findSlugByFormerSlug(article, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", article));
        return permanentRedirect("/v1/articles/" + slug + "/related");
    }

    public static Response permanentRedirect(String location) {
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .header("Location", location)
                .build();
    }
}
