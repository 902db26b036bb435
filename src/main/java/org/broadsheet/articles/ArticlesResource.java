package org.broadsheet.articles;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.broadsheet.platform.LanguageWish;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.http.MediaTypes;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.page.ExactCount;
import org.broadsheet.platform.page.FieldSelection;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Role;
import org.broadsheet.site.Languages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Articles as readers get them; a key shows what is not published too. */
@Path(ArticlesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ArticlesResource {
    static final String PATH = "/v1/articles";

    /** How many articles a page has when nothing is said, and at most. */
    static final int USUAL = 20;

    static final int MOST = 100;

    private final ArticleQueries queries;
    private final ReadyArticles ready;
    private final ArticleReader reader;
    private final ArticleSources sources;
    private final WholeArticle wholeArticle;
    private final Languages languages;
    private final Answers answers;
    private final Caller caller;

    ArticlesResource(
            ArticleQueries queries,
            ReadyArticles ready,
            ArticleReader reader,
            ArticleSources sources,
            WholeArticle wholeArticle,
            Languages languages,
            Answers answers,
            Caller caller) {
        this.queries = queries;
        this.ready = ready;
        this.reader = reader;
        this.sources = sources;
        this.wholeArticle = wholeArticle;
        this.languages = languages;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    public Response list(
            @RestQuery SlugFilter category,
            @RestQuery SlugFilter tag,
            @RestQuery SlugFilter author,
            @RestQuery SlugFilter source,
            @RestQuery LanguageFilter language,
            @RestQuery Moment from,
            @RestQuery Moment to,
            @RestQuery SlugFilter slugs,
            @RestQuery StatusFilter status,
            @RestQuery @DefaultValue("-publishedAt") ArticleSort sort,
            @RestQuery ViewWindow window,
            @RestQuery @DefaultValue("" + USUAL) @Min(1) @Max(MOST) int limit,
            @RestQuery Cursor cursor,
            @RestQuery FieldSelection fields,
            @RestQuery ExactCount count) {
        StatusFilter shown = status == null ? StatusFilter.PUBLIC : status;
        if (!shown.isPublic()) {
            caller.requireKey();
        }
        ArticleFilter filter = new ArticleFilter(category, tag, author, source, language, from, to, slugs, shown);
        ArticleOrder order = ArticleOrder.of(sort, window);
        List<String> keys = ListKeys.of(filter, order);
        if (shown.isPublic() && fields == null) {
            ReadyPage page = queries.ready(filter, order, limit, cursor, count != null);
            return answers.list(page.json(), page.position(), keys);
        }
        return answers.page(queries.page(filter, order, limit, cursor, count != null), fields, ArticleCard.class, keys);
    }

    @GET
    @Path("{article}")
    public Response get(
            @RestPath String article,
            @RestQuery LanguageWish language,
            @RestQuery Inclusions include,
            @Context UriInfo address) {
        return reader.find(new ArticleAddress(article), wanted(language), caller.seesDrafts())
                .map(view -> answer(view, include))
                .orElseGet(() -> moved(article, address.getRequestUri().getRawQuery()));
    }

    /** As the newsroom wrote it, and may write it again. */
    @GET
    @Path("{article}")
    @Produces(MediaTypes.MARKDOWN + ";charset=UTF-8;qs=0.5")
    @RolesAllowed(Role.READER)
    public Response file(@RestPath String article, @Context UriInfo address) {
        return sources.at(new ArticleAddress(article))
                .map(source -> answers.file(
                        ArticleFile.written(source),
                        MediaTypes.MARKDOWN + ";charset=UTF-8",
                        source.input().slug() + ".md",
                        source.version()))
                .orElseGet(() -> moved(article, address.getRequestUri().getRawQuery()));
    }

    /** An article is in the language it is in: what the browser prefers counts only where that is asked for. */
    private LanguageWish wanted(LanguageWish language) {
        if (language == null || !language.isAuto()) {
            return language;
        }
        String served = languages.serve(language);
        return served == null ? null : new LanguageWish(List.of(served));
    }

    private Response answer(ArticleView view, Inclusions include) {
        languages.state(view.language());
        WholeArticle.Assembled whole = wholeArticle.of(view, include);
        if (view.editorial() == null) {
            ready.missed(view.id());
        }
        return answers.read(whole.view(), whole.freshness());
    }

    private Response moved(String article, String query) {
        String slug = reader.movedTo(article, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", article));
        return Answers.moved("/v1/articles/" + slug + (query == null ? "" : "?" + query));
    }
}
