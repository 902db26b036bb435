package org.broadsheet.taxonomy.categories;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.values.PreferredLanguages;
import org.broadsheet.security.Caller;
import org.broadsheet.site.SiteLanguages;
import org.broadsheet.taxonomy.TaxonomyHttp;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyResource;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Reads categories as a tree; {@link TaxonomyResource} writes them. */
@Path("/v1/categories")
@Produces(MediaType.APPLICATION_JSON)
public class CategoriesResource extends TaxonomyResource<Category, CategoryInput, CategoryView> {
    private static final String LIST_KEY = TaxonomyKind.CATEGORY.plural();

    /** The top-level categories with their descendants. */
    public record Tree(List<CategoryNode> items) {}

    private final CategoryQueries queries;
    private final SiteLanguages languages;
    private final Caller caller;
    private final TaxonomyHttp http;

    CategoriesResource(
            CategoryWriter writer, CategoryQueries queries, SiteLanguages languages, Caller caller, TaxonomyHttp http) {
        super(writer, http);
        this.queries = queries;
        this.languages = languages;
        this.caller = caller;
        this.http = http;
    }

    @GET
    @PermitAll
    public Response list(@RestQuery PreferredLanguages language) {
        return http.responses()
                .item(new Tree(tree(language).nodes()), CacheMetadata.of(List.of(LIST_KEY, CacheMetadata.ARTICLES)));
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public Response get(@RestPath String slug, @RestQuery PreferredLanguages language) {
        CategoryTree tree = tree(language);
        return http.get(
                TaxonomyKind.CATEGORY, slug, List.of(LIST_KEY, "category-" + slug, CacheMetadata.ARTICLES), tree::view);
    }

    private CategoryTree tree(PreferredLanguages language) {
        List<CategoryQueries.CategoryRow> all = queries.all(languages.negotiate(language));
        return caller.seesDrafts() ? new CategoryTree(all) : CategoryTree.visibleToReaders(all);
    }

    @Override
    protected CategoryView view(Category category) {
        return new CategoryTree(queries.all(null)).view(category.slug).orElseThrow();
    }
}
