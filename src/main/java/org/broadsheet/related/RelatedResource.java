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
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.LanguageFilter;
import org.broadsheet.articles.SlugFilter;
import org.broadsheet.articles.StatusFilter;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.page.Page;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.security.Caller;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** "You may also like": the articles related to one. */
@Path("/v1/articles/{article}/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedResource {
    private final Subjects subjects;
    private final RelatedQuery query;
    private final Answers answers;
    private final Caller caller;

    RelatedResource(Subjects subjects, RelatedQuery query, Answers answers, Caller caller) {
        this.subjects = subjects;
        this.query = query;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    public Response related(
            @RestPath String article,
            @RestQuery @DefaultValue("4") @Min(1) @Max(50) int limit,
            @RestQuery SlugList exclude,
            @RestQuery SlugFilter category,
            @RestQuery SlugFilter tag,
            @RestQuery LanguageFilter language,
            @RestQuery RecentPeriod within,
            @RestQuery boolean explain) {
        ArticleFilter filter = new ArticleFilter(
                category,
                tag,
                null,
                null,
                language,
                within == null ? null : within.start(Times.now()),
                null,
                exclude == null ? null : exclude.excluded(),
                StatusFilter.PUBLIC);
        Wishes wishes = new Wishes(limit, filter, null, null, Wishes.Caps.NONE, explain);
        return query.of(new ArticleAddress(article), caller.seesDrafts(), wishes)
                .map(related -> answers.page(
                        Page.whole(related, limit),
                        null,
                        RelatedArticle.class,
                        within == null ? List.of(Freshness.ARTICLES) : List.of()))
                .orElseGet(() -> moved(article));
    }

    private Response moved(String article) {
        String slug = subjects.movedTo(article, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", article));
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .header("Location", "/v1/articles/" + slug + "/related")
                .build();
    }
}
