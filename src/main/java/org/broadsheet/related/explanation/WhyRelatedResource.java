package org.broadsheet.related.explanation;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.reading.ArticleQuery.CurrentSlug;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.related.RelatedCacheKeys;
import org.broadsheet.related.RelatedCriteria;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedResource;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SlugList;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.security.Caller;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Explains why an article is in the related list of another, or why it is not. */
@Path("/v1/articles/{article}/related/{other}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class WhyRelatedResource {
    private final ArticleQuery articles;
    private final SubjectQuery subjects;
    private final WhyRelatedQuery query;
    private final JsonResponses responses;
    private final Caller caller;

    WhyRelatedResource(
            ArticleQuery articles,
            SubjectQuery subjects,
            WhyRelatedQuery query,
            JsonResponses responses,
            Caller caller) {
        this.articles = articles;
        this.subjects = subjects;
        this.query = query;
        this.responses = responses;
        this.caller = caller;
    }

    @GET
    public Response explain(
            @RestPath String article,
            @RestPath String other,
            @RestQuery @DefaultValue("" + RelatedResource.DEFAULT_LIMIT) @Min(1) @Max(RelatedResource.MAX_LIMIT)
                    int limit,
            @RestQuery SlugList exclude,
            @BeanParam RelatedCriteria criteria) {
        RelatedOptions options = RelatedOptions.of(limit, criteria, exclude, true);
        Optional<RelatedSubject> subject = subjects.findArticle(new SlugOrId(article), caller.seesDrafts());
        if (subject.isEmpty()) {
            return permanentRedirect(article, slug -> "/v1/articles/" + slug + "/related/" + other);
        }
        return explain(subject.get(), other, options)
                .orElseGet(() -> permanentRedirect(other, slug -> "/v1/articles/" + article + "/related/" + slug));
    }

    private Optional<Response> explain(RelatedSubject subject, String other, RelatedOptions options) {
        return query.find(subject, subjects.slugOf(subject), new SlugOrId(other), caller.seesDrafts(), options)
                .map(why -> responses.item(
                        why,
                        options.dependsOnCurrentTime()
                                ? CacheMetadata.of(List.of())
                                : RelatedCacheKeys.ofComputedList(subject.publicId())));
    }

    private Response permanentRedirect(String formerSlug, UnaryOperator<String> path) {
        CurrentSlug current = articles.findCurrentSlug(formerSlug, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", formerSlug));
        return responses.permanentRedirect(path.apply(current.slug()), List.of(current.surrogateKey()));
    }
}
