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
import org.broadsheet.articles.lists.ListCacheKeys;
import org.broadsheet.articles.markdown.MarkdownArticle;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.prerendered.PrerenderedPage;
import org.broadsheet.articles.reading.ArticleAssembler;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.ArticleListQuery;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.reading.ArticleSort;
import org.broadsheet.articles.reading.IncludeParameter;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.articles.reading.StatusFilter;
import org.broadsheet.articles.reading.TimeParameter;
import org.broadsheet.articles.reading.ViewWindow;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.paging.CountMode;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.PreferredLanguages;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Role;
import org.broadsheet.site.SiteLanguages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Articles as readers get them; a key shows what is not published too. */
@Path(ArticlesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ArticlesResource {
    public static final String PATH = "/v1/articles";

    /** How many articles a page has when nothing is said, and at most. */
    public static final int DEFAULT_LIMIT = 20;

    public static final int MAX_LIMIT = 100;

    private final ArticleListQuery queries;
    private final PrerenderedArticles ready;
    private final ArticleQuery reader;
    private final ArticleSnapshotQuery sources;
    private final ArticleAssembler wholeArticle;
    private final SiteLanguages languages;
    private final JsonResponses answers;
    private final Caller caller;

    ArticlesResource(
            ArticleListQuery queries,
            PrerenderedArticles ready,
            ArticleQuery reader,
            ArticleSnapshotQuery sources,
            ArticleAssembler wholeArticle,
            SiteLanguages languages,
            JsonResponses answers,
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
            @RestQuery TimeParameter from,
            @RestQuery TimeParameter to,
            @RestQuery SlugFilter slugs,
            @RestQuery StatusFilter status,
            @RestQuery @DefaultValue("-publishedAt") ArticleSort sort,
            @RestQuery ViewWindow window,
            @RestQuery @DefaultValue("" + DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit,
            @RestQuery Cursor cursor,
            @RestQuery FieldSelection fields,
            @RestQuery CountMode count) {
        StatusFilter shown = status == null ? StatusFilter.PUBLIC : status;
        if (!shown.isPublic()) {
            caller.requireKey();
        }
        ArticleFilter filter = new ArticleFilter(category, tag, author, source, language, from, to, slugs, shown);
        ArticleOrder order = ArticleOrder.of(sort, window);
        List<String> keys = ListCacheKeys.of(filter, order);
        if (shown.isPublic() && fields == null && queries.isPrerenderedEnabled()) {
            PrerenderedPage page = queries.prerenderedPage(filter, order, limit, cursor, count != null);
            return answers.list(page.json(), page.position(), keys);
        }
        return answers.page(queries.page(filter, order, limit, cursor, count != null), fields, ArticleCard.class, keys);
    }

    @GET
    @Path("{article}")
    public Response get(
            @RestPath String article,
            @RestQuery PreferredLanguages language,
            @RestQuery IncludeParameter include,
            @Context UriInfo address) {
        return reader.find(new SlugOrId(article), resolveAuto(language), caller.seesDrafts())
                .map(view -> response(view, include))
                .orElseGet(() -> redirect(article, address.getRequestUri().getRawQuery()));
    }

    /** As the newsroom wrote it, and may write it again. */
    @GET
    @Path("{article}")
    @Produces(MediaTypes.MARKDOWN + ";charset=UTF-8;qs=0.5")
    @RolesAllowed(Role.READER)
    public Response getMarkdown(@RestPath String article, @Context UriInfo address) {
        return sources.find(new SlugOrId(article))
                .map(source -> answers.file(
                        MarkdownArticle.write(source),
                        MediaTypes.MARKDOWN + ";charset=UTF-8",
                        source.input().slug() + ".md",
                        source.version()))
                .orElseGet(() -> redirect(article, address.getRequestUri().getRawQuery()));
    }

    /** An article is in the language it is in: what the browser prefers counts only where that is asked for. */
    private PreferredLanguages resolveAuto(PreferredLanguages language) {
        if (language == null || !language.isAuto()) {
            return language;
        }
        String served = languages.serve(language);
        return served == null ? null : new PreferredLanguages(List.of(served));
    }

    private Response response(ArticleView view, IncludeParameter include) {
        languages.state(view.language());
        ArticleAssembler.Assembled whole = wholeArticle.assemble(view, include);
        if (view.editorial() == null) {
            ready.enqueue(view.id());
        }
        return answers.item(whole.view(), whole.cacheMetadata());
    }

    private Response redirect(String article, String query) {
        String slug = reader.findBySlugHistory(article, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", article));
        return JsonResponses.permanentRedirect("/v1/articles/" + slug + (query == null ? "" : "?" + query));
    }
}
