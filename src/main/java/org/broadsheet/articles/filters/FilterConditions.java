package org.broadsheet.articles.filters;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.security.Caller;
import org.broadsheet.taxonomy.FormerSlugs;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.UnknownSlugMessage;

/**
 * Turns filters into SQL conditions on table {@code article}. Slugs are resolved to ids first, since indexes hold ids.
 * A former slug leads to the present entry.
 */
@Singleton
public class FilterConditions {
    private static final String LISTING_ROW = """
            FROM listing WHERE listing.article_id = article.id AND listing.kind = ?::"char" AND listing.key = ANY (?)""";

    /** For statements that read a whole list: the planner may use a hash or merge join. */
    private static final String IN_LISTING = "EXISTS (SELECT " + LISTING_ROW + ")";

    /**
     * For scans that stop after a page: a scalar subquery, which the planner evaluates row by row and never as a join.
     */
    private static final String ROW_IN_LISTING = "(SELECT true " + LISTING_ROW + " LIMIT 1) IS TRUE";

    /**
     * The ids of the articles that have or had these slugs, which are the parameter of both parts. The subquery is
     * uncorrelated, so it runs once.
     */
    public static final String IDS_OF_SLUGS = """
            ARRAY(SELECT id FROM article WHERE slug = ANY (?)
                  UNION ALL SELECT article_id FROM article_former_slug WHERE slug = ANY (?))""";

    /** Unknown slugs that an error response names: each costs a search for similar ones. */
    private static final int MAX_UNKNOWN = 5;

    private final Database database;
    private final UnknownSlugMessage unknownSlugs;
    private final Caller caller;

    FilterConditions(Database database, UnknownSlugMessage unknownSlugs, Caller caller) {
        this.database = database;
        this.unknownSlugs = unknownSlugs;
        this.caller = caller;
    }

    /** The ids of a {@link ListingFilter}, in the order of its slugs. */
    public record FilterIds(ListingKind kind, List<Long> included, List<Long> excluded) {}

    /** @param filter with present slugs only */
    public record ResolvedFilter(ArticleFilter filter, List<FilterIds> ids) {}

    private record Entry(String slug, long id) {}

    /**
     * Resolves all slugs of a filter in at most one statement.
     *
     * @throws ProblemException 404 with an error for each slug that the caller may not see or that never existed
     */
    public ResolvedFilter resolve(ArticleFilter filter) {
        Map<String, Entry> entries = findEntries(filter.lists());
        requireAll(filter.lists(), entries);
        return new ResolvedFilter(
                filter.withLanguage(resolve(filter.language()))
                        .withLists(filter.lists().stream()
                                .map(list -> new ListingFilter(
                                        list.kind(),
                                        new SlugFilter(
                                                present(list, SlugFilter::included, entries, Entry::slug),
                                                present(list, SlugFilter::excluded, entries, Entry::slug))))
                                .toList()),
                filter.lists().stream()
                        .map(list -> new FilterIds(
                                list.kind(),
                                present(list, SlugFilter::included, entries, Entry::id),
                                present(list, SlugFilter::excluded, entries, Entry::id)))
                        .toList());
    }

    /**
     * Looks up the tags of published articles in the ranges of a filter; the ranges themselves are among them.
     *
     * @param language may be null
     */
    public LanguageFilter resolve(LanguageFilter language) {
        if (language == null || language.ranges().isEmpty()) {
            return language;
        }
        List<String> inRanges = database.list(Sql.of("""
                        SELECT DISTINCT tag FROM search_language_tag, unnest(?) AS requested (range)
                        WHERE starts_with(tag, range || '-')""", language.ranges()), row -> row.text("tag"));
        return new LanguageFilter(
                language.ranges(),
                Stream.concat(language.ranges().stream(), inRanges.stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** A category, tag, author or source. */
    public record SingleEntry(TaxonomyKind kind, String slug) {}

    /** The entry of a filter that consists of one included slug, and optionally languages and times. */
    public static Optional<SingleEntry> singleEntry(ArticleFilter filter) {
        if (filter.lists().size() != 1
                || filter.slugs() != null
                || !filter.status().isSingle()) {
            return Optional.empty();
        }
        ListingFilter list = filter.lists().get(0);
        return list.isSingleEntry()
                ? Optional.of(new SingleEntry(
                        list.kind().taxonomy(), list.slugs().included().get(0)))
                : Optional.empty();
    }

    private static <T> List<T> present(
            ListingFilter list,
            Function<SlugFilter, List<String>> slugs,
            Map<String, Entry> entries,
            Function<Entry, T> part) {
        Entry single = new Entry(list.kind().label(), ListingKind.SINGLE_LIST_KEY);
        return slugs.apply(list.slugs()).stream()
                .map(slug -> part.apply(
                        list.kind().taxonomy() == null
                                ? single
                                : entries.get(list.kind().letter() + slug)))
                .distinct()
                .toList();
    }

    private Map<String, Entry> findEntries(List<ListingFilter> lists) {
        Sql sql = Sql.of("");
        String union = "";
        for (ListingFilter list : lists) {
            TaxonomyKind kind = list.kind().taxonomy();
            if (kind != null) {
                sql.then(union + "SELECT ? || asked.slug AS name, entry.slug, entry.id", kind.listing())
                        .then(FormerSlugs.fromCurrentOrFormer(kind, list.slugs().all()))
                        .thenIf(!caller.seesDrafts(), "WHERE " + kind.visibleToReaders());
                union = "UNION ALL ";
            }
        }
        return union.isEmpty()
                ? Map.of()
                : database.map(sql, row -> row.text("name"), row -> new Entry(row.text("slug"), row.number("id")));
    }

    private void requireAll(List<ListingFilter> lists, Map<String, Entry> entries) {
        List<FieldError> errors = lists.stream()
                .filter(list -> list.kind().taxonomy() != null)
                .flatMap(list -> list.slugs().all().stream()
                        .filter(slug -> !entries.containsKey(list.kind().letter() + slug))
                        .map(slug -> unknown(list.kind(), slug)))
                .limit(MAX_UNKNOWN)
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(ErrorCode.NOT_FOUND, errors.get(0).message(), errors);
        }
    }

    private FieldError unknown(ListingKind kind, String slug) {
        return FieldError.inParameter(kind.label(), unknownSlugs.message(kind.taxonomy(), slug, caller.seesDrafts()));
    }

    /** All conditions of a filter on the table {@code article}. */
    public Sql conditions(ArticleFilter filter) {
        ResolvedFilter resolved = resolve(filter);
        return conditions(resolved.filter(), resolved.ids());
    }

    public Sql conditions(ArticleFilter filter, List<FilterIds> ids) {
        return conditions(filter, ids, Optional.empty(), IN_LISTING);
    }

    /** @param driving the part whose rows of {@code listing} are scanned, and which needs no condition of its own */
    public Sql rowConditions(ArticleFilter filter, List<FilterIds> ids, Optional<FilterIds> driving) {
        return conditions(filter, ids, driving, ROW_IN_LISTING);
    }

    private static Sql conditions(
            ArticleFilter filter, List<FilterIds> ids, Optional<FilterIds> driving, String inListing) {
        Sql sql = filter.status().isSingle()
                ? Sql.of("AND article.status = '" + filter.statusNames().get(0) + "'")
                : Sql.of("AND article.status = ANY (?)", filter.statusNames());
        for (FilterIds part : ids) {
            boolean isDriving = driving.isPresent() && driving.get().equals(part);
            sql.thenIf(
                    !part.included().isEmpty() && !isDriving,
                    "AND " + inListing,
                    part.kind().letter(),
                    part.included());
            sql.thenIf(
                    !part.excluded().isEmpty(),
                    "AND NOT " + inListing,
                    part.kind().letter(),
                    part.excluded());
        }
        sql.then(languageAndTimeConditions(filter, "article"));
        if (filter.slugs() != null) {
            sql.thenIf(
                    !filter.slugs().included().isEmpty(),
                    "AND article.id = ANY (" + IDS_OF_SLUGS + ")",
                    filter.slugs().included(),
                    filter.slugs().included());
            sql.thenIf(
                    !filter.slugs().excluded().isEmpty(),
                    "AND article.id <> ALL (" + IDS_OF_SLUGS + ")",
                    filter.slugs().excluded(),
                    filter.slugs().excluded());
        }
        return sql;
    }

    /**
     * The conditions on columns that tables {@code article} and {@code listing} share.
     *
     * @param table name or alias of either
     */
    public static Sql languageAndTimeConditions(ArticleFilter filter, String table) {
        Sql sql = Sql.of("");
        if (filter.language() != null) {
            sql.then("AND " + table + ".language = ANY (?)", filter.language().tags());
        }
        if (filter.from() != null) {
            sql.then("AND " + table + ".listed_at >= ?", filter.from().time());
        }
        if (filter.to() != null) {
            sql.then("AND " + table + ".listed_at < ?", filter.to().time());
        }
        return sql;
    }
}
