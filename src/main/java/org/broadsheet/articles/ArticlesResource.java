package org.broadsheet.articles;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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
import org.broadsheet.articles.filters.ArticleFilterParameters;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.FilterConditions.ResolvedFilter;
import org.broadsheet.articles.filters.ListingKind;
import org.broadsheet.articles.filters.SlugFilter;
import org.broadsheet.articles.filters.StatusFilter;
import org.broadsheet.articles.lists.ListCacheKeys;
import org.broadsheet.articles.markdown.MarkdownArticle;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.prerendered.PrerenderedPage;
import org.broadsheet.articles.reading.ArticleAssembler;
import org.broadsheet.articles.reading.ArticleListQuery;
import org.broadsheet.articles.reading.ArticleOrder;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.reading.ArticleQuery.CurrentSlug;
import org.broadsheet.articles.reading.ArticleSort;
import org.broadsheet.articles.reading.IncludeParameter;
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

/** Reads articles. Requests with a key see unpublished articles too. */
@Path(ArticlesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ArticlesResource {
    public static final String PATH = "/v1/articles";

    /** Articles on a page. */
    public static final int DEFAULT_LIMIT = 20;

    public static final int MAX_LIMIT = 100;

    private final FilterConditions filters;
    private final ArticleListQuery queries;
    private final PrerenderedArticles prerendered;
    private final ArticleQuery articles;
    private final ArticleSnapshotQuery snapshots;
    private final ArticleAssembler assembler;
    private final SiteLanguages languages;
    private final JsonResponses responses;
    private final Caller caller;

    ArticlesResource(
            FilterConditions filters,
            ArticleListQuery queries,
            PrerenderedArticles prerendered,
            ArticleQuery articles,
            ArticleSnapshotQuery snapshots,
            ArticleAssembler assembler,
            SiteLanguages languages,
            JsonResponses responses,
            Caller caller) {
        this.filters = filters;
        this.queries = queries;
        this.prerendered = prerendered;
        this.articles = articles;
        this.snapshots = snapshots;
        this.assembler = assembler;
        this.languages = languages;
        this.responses = responses;
        this.caller = caller;
    }

    @GET
    public Response list(
            @BeanParam ArticleFilterParameters parameters,
            @RestQuery Boolean featured,
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
        ResolvedFilter filter = filters.resolve(parameters.filter(slugs, shown).and(ListingKind.FEATURED, featured));
        ArticleOrder order = ArticleOrder.of(sort, window);
        List<String> keys = ListCacheKeys.of(filter.filter(), order);
        if (shown.isPublic() && fields == null && queries.isPrerenderedEnabled()) {
            PrerenderedPage page = queries.prerenderedPage(filter, order, limit, cursor, count != null);
            return responses.list(page.json(), page.position(), keys);
        }
        return responses.page(
                queries.page(filter, order, limit, cursor, count != null), fields, ArticleCard.class, keys);
    }

    @GET
    @Path("{article}")
    public Response get(
            @RestPath String article, @RestQuery PreferredLanguages language, @RestQuery IncludeParameter include) {
        return articles.find(new SlugOrId(article), resolveAuto(language), caller.seesDrafts())
                .map(view -> response(view, include))
                .orElseGet(() -> redirect(article));
    }

    /** The article as a Markdown file with front matter, which PUT accepts. */
    @GET
    @Path("{article}")
    @Produces(MediaTypes.MARKDOWN + ";charset=UTF-8;qs=0.5")
    @RolesAllowed(Role.READER)
    public Response getMarkdown(@RestPath String article) {
        return snapshots
                .find(new SlugOrId(article))
                .map(snapshot -> responses.file(
                        MarkdownArticle.write(snapshot),
                        MediaTypes.MARKDOWN + ";charset=UTF-8",
                        snapshot.input().slug() + ".md",
                        snapshot.version()))
                .orElseGet(() -> redirect(article));
    }

    /** {@code language=auto} becomes the language negotiated from {@code Accept-Language}. */
    private PreferredLanguages resolveAuto(PreferredLanguages language) {
        if (language == null || !language.isAuto()) {
            return language;
        }
        String served = languages.negotiate(language);
        return served == null ? null : new PreferredLanguages(List.of(served));
    }

    private Response response(ArticleView view, IncludeParameter include) {
        languages.setResponseLanguage(view.language());
        ArticleAssembler.Assembled whole = assembler.assemble(view, include);
        if (view.editorial() == null) {
            prerendered.enqueue(view.id());
        }
        return responses.item(whole.view(), whole.cacheMetadata());
    }

    private Response redirect(String article) {
        CurrentSlug current = articles.findCurrentSlug(article, caller.seesDrafts())
                .orElseThrow(() -> ProblemException.notFound("article", article));
        return responses.permanentRedirect(PATH + "/" + current.slug(), List.of(current.surrogateKey()));
    }
}
