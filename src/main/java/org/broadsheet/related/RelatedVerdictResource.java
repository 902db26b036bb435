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
import java.util.Optional;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.articles.LanguageFilter;
import org.broadsheet.articles.SlugFilter;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.security.Caller;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Why, or why not. */
@Path("/v1/articles/{article}/related/{other}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedVerdictResource {
    private final Subjects subjects;
    private final Verdicts verdicts;
    private final Answers answers;
    private final Caller caller;

    RelatedVerdictResource(Subjects subjects, Verdicts verdicts, Answers answers, Caller caller) {
        this.subjects = subjects;
        this.verdicts = verdicts;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    public Response verdict(
            @RestPath String article,
            @RestPath String other,
            @RestQuery @DefaultValue("4") @Min(1) @Max(50) int limit,
            @RestQuery SlugList exclude,
            @RestQuery SlugFilter category,
            @RestQuery SlugFilter tag,
            @RestQuery SlugFilter author,
            @RestQuery LanguageFilter language,
            @RestQuery RecentPeriod within,
            @RestQuery RecentPeriod halfLife,
            @RestQuery AsOf asOf,
            @RestQuery Cap perCategory,
            @RestQuery Cap perSource) {
        Wishes wishes = new Wishes(
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
        Optional<Subject> subject = subjects.article(new ArticleAddress(article), caller.seesDrafts());
        if (subject.isEmpty()) {
            return moved(currentSlug(article), other);
        }
        return verdict(subject.get(), other, wishes).orElseGet(() -> moved(article, currentSlug(other)));
    }

    private Optional<Response> verdict(Subject subject, String other, Wishes wishes) {
        return verdicts.of(subject, subjects.slug(subject), new ArticleAddress(other), caller.seesDrafts(), wishes)
                .map(verdict -> answers.read(
                        verdict, wishes.dependOnTheHour() ? Freshness.of(List.of()) : subject.freshness()));
    }

    private String currentSlug(String address) {
        return subjects.movedTo(address, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", address));
    }

    private static Response moved(String article, String other) {
        return RelatedResource.movedTo("/v1/articles/" + article + "/related/" + other);
    }
}
