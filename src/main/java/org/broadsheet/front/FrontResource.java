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
import org.broadsheet.articles.ArticleOrder;
import org.broadsheet.articles.LanguageFilter;
import org.broadsheet.articles.SlugFilter;
import org.broadsheet.articles.ViewWindow;
import org.broadsheet.front.FrontQuery.Wanted;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;

/** A whole front page in one answer. */
@Path("/v1/front")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class FrontResource {
    private final FrontQuery query;
    private final Answers answers;

    FrontResource(FrontQuery query, Answers answers) {
        this.query = query;
        this.answers = answers;
    }

    @GET
    public Response front(
            @RestQuery SlugFilter category,
            @RestQuery LanguageFilter language,
            @RestQuery @DefaultValue("6") @Min(0) @Max(30) int latest,
            @RestQuery @DefaultValue("5") @Min(0) @Max(30) int mostRead,
            @RestQuery @DefaultValue("P1D") ViewWindow window) {
        if (category != null && !category.excluded().isEmpty()) {
            Fault fault = Fault.inParameter("category", "must be the sections in their order, with none to leave out");
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, fault.sentence(), List.of(fault));
        }
        List<String> sections = category == null ? null : category.included();
        return answers.read(
                query.of(new Wanted(sections, language, latest, mostRead, window)),
                Freshness.of(List.of(Freshness.ARTICLES, ArticleOrder.MOST_READ)));
    }
}
