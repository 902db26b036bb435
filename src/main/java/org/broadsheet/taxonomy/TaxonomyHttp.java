package org.broadsheet.taxonomy;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.database.Database;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.json.FieldSelection;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.paging.CountMode;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.IfMatchCheck;
import org.broadsheet.http.responses.JsonResponses;

/** Reading and writing JSON, shared by the resources of all kinds. */
@Singleton
public class TaxonomyHttp {
    private final TaxonomyListQuery query;
    private final FormerSlugs formerSlugs;
    private final StrictJsonReader json;
    private final JsonResponses responses;
    private final IfMatchCheck ifMatch;
    private final DryRun dryRun;

    TaxonomyHttp(
            TaxonomyListQuery query,
            FormerSlugs formerSlugs,
            StrictJsonReader json,
            JsonResponses responses,
            IfMatchCheck ifMatch,
            DryRun dryRun) {
        this.query = query;
        this.formerSlugs = formerSlugs;
        this.json = json;
        this.responses = responses;
        this.ifMatch = ifMatch;
        this.dryRun = dryRun;
    }

    /** @param language of names and descriptions; null for the site's default language */
    public <V extends Record> Response list(
            TaxonomyKind kind,
            Class<V> view,
            Database.RowReader<V> reading,
            String language,
            int limit,
            Cursor cursor,
            FieldSelection fields,
            CountMode count) {
        return responses.page(
                query.page(kind, language, limit, cursor, count != null, reading),
                fields,
                view,
                List.of(kind.plural(), CacheMetadata.ARTICLES));
    }

    /**
     * The entry, or 308 to its present address when the slug is a former one.
     *
     * @param language of name and description; null for the site's default language
     * @throws ProblemException 404
     */
    public <V extends Record> Response get(
            TaxonomyKind kind, Database.RowReader<V> reading, String slug, String language) {
        return get(
                kind,
                slug,
                List.of(kind.name() + "-" + slug, CacheMetadata.ARTICLES),
                each -> query.find(kind, each, language, reading));
    }

    /** As above, for a kind that finds its views in another way. */
    public <V extends Record> Response get(
            TaxonomyKind kind, String slug, List<String> surrogateKeys, Function<String, Optional<V>> find) {
        return find.apply(slug)
                .map(view -> responses.item(view, CacheMetadata.of(surrogateKeys)))
                .or(() -> formerSlugs
                        .current(kind, slug)
                        .filter(current -> find.apply(current).isPresent())
                        .map(current -> responses.permanentRedirect(
                                kind.path() + "/" + current,
                                List.of(kind.name() + "-" + slug, kind.name() + "-" + current))))
                .orElseThrow(() -> ProblemException.notFound(kind.name(), slug));
    }

    /** The view of an entry after it was written, in the site's default language. */
    public <V> V view(TaxonomyKind kind, TaxonomyEntry entry, Database.RowReader<V> reading) {
        return query.byId(kind, entry.id, reading);
    }

    StrictJsonReader json() {
        return json;
    }

    public JsonResponses responses() {
        return responses;
    }

    IfMatchCheck ifMatch() {
        return ifMatch;
    }

    DryRun dryRun() {
        return dryRun;
    }
}
