package org.broadsheet.related.explanation;

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
import java.util.Optional;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.related.AsOf;
import org.broadsheet.related.ListCap;
import org.broadsheet.related.PeriodParameter;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedResource;
import org.broadsheet.related.RelatedSubject;
import org.broadsheet.related.SlugList;
import org.broadsheet.related.SubjectQuery;
import org.broadsheet.security.Caller;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Why, or why not. */
@Path("/v1/articles/{article}/related/{other}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class WhyRelatedResource {
    private final SubjectQuery subjects;
    private final WhyRelatedQuery query;
    private final JsonResponses responses;
    private final Caller caller;

    WhyRelatedResource(SubjectQuery subjects, WhyRelatedQuery verdicts, JsonResponses answers, Caller caller) {
        this.subjects = subjects;
        this.query = verdicts;
        this.responses = answers;
        this.caller = caller;
    }

    @GET
    public Response explain(
            @RestPath String article,
            @RestPath String other,
            @RestQuery @DefaultValue("4") @Min(1) @Max(50) int limit,
            @RestQuery SlugList exclude,
            @RestQuery SlugFilter category,
            @RestQuery SlugFilter tag,
            @RestQuery SlugFilter author,
            @RestQuery LanguageFilter language,
            @RestQuery PeriodParameter within,
            @RestQuery PeriodParameter halfLife,
            @RestQuery AsOf asOf,
            @RestQuery ListCap perCategory,
            @RestQuery ListCap perSource) {
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
                true);
        Optional<RelatedSubject> subject = subjects.findArticle(new SlugOrId(article), caller.seesDrafts());
        if (subject.isEmpty()) {
            return permanentRedirect(currentSlug(article), other);
        }
        return explain(subject.get(), other, wishes).orElseGet(() -> permanentRedirect(article, currentSlug(other)));
    }

    private Optional<Response> explain(RelatedSubject subject, String other, RelatedOptions wishes) {
        return query.find(subject, subjects.slugOf(subject), new SlugOrId(other), caller.seesDrafts(), wishes)
                .map(verdict -> responses.item(
                        verdict,
                        wishes.dependsOnCurrentTime() ? CacheMetadata.of(List.of()) : subject.cacheMetadata()));
    }

    private String currentSlug(String address) {
        return subjects.findSlugByFormerSlug(address, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", address));
    }

    private static Response permanentRedirect(String article, String other) {
        return RelatedResource.permanentRedirect("/v1/articles/" + article + "/related/" + other);
    }
}
