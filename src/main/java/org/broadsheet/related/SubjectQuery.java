package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.related.text.ArticleWords;
import org.broadsheet.related.text.TermDictionary;
import org.broadsheet.related.text.WeightedVector;
import org.broadsheet.site.Site;

/** Loads the subjects of related lists. */
@Singleton
public class SubjectQuery {
    private static final double DAY_MILLIS = 86_400_000;

    private static final String SELECT = """
            SELECT article.id, public_id, language, title, category_id, status, extract(epoch FROM listed_at) / 86400 AS day,
                   CASE WHEN status <> 'published' THEN body_text END AS body,
                   (SELECT array_agg(same.id) FROM article same
                    WHERE same.translation_group = article.translation_group) AS unwanted
            FROM article""";

    private final Database database;
    private final TermDictionary terms;

    SubjectQuery(Database database, TermDictionary terms) {
        this.database = database;
        this.terms = terms;
    }

    private record SubjectRow(RelatedSubject subject, String title, String body, boolean published) {}

    /** @return empty if there is no such article, or if it is not published and unpublished ones are not included */
    public Optional<RelatedSubject> findArticle(SlugOrId address, boolean includeUnpublished) {
        Sql sql = Sql.of(SELECT).then(address.whereClause());
        return database.first(sql.thenIf(!includeUnpublished, "AND status = 'published'"), SubjectQuery::subjectRow)
                .map(found -> found.published() ? found.subject() : withTextVector(found));
    }

    /** Published articles by id; others are absent. */
    public Map<Long, RelatedSubject> findPublished(List<Long> ids) {
        return database.map(
                Sql.of(SELECT).then("WHERE id = ANY (?) AND status = 'published'", ids),
                row -> row.number("id"),
                row -> subjectRow(row).subject());
    }

    private static SubjectRow subjectRow(Row row) throws SQLException {
        boolean published = row.text("status").equals("published");
        RelatedSubject subject = new RelatedSubject(
                row.uuid("public_id"),
                published ? List.of(row.number("id")) : List.of(),
                null,
                row.text("language"),
                row.real("day"),
                row.number("id"),
                row.number("category_id"),
                row.numbers("unwanted"));
        return new SubjectRow(subject, row.text("title"), row.text("body"), published);
    }

    /** An unpublished article is not indexed, so it is searched for like a text. */
    private RelatedSubject withTextVector(SubjectRow found) {
        RelatedSubject subject = found.subject();
        return new RelatedSubject(
                subject.publicId(),
                List.of(),
                weightedVector(subject.language(), found.title(), found.body()),
                subject.language(),
                daysSince1970(Timestamps.now()),
                subject.editorialArticleId(),
                subject.categoryId(),
                subject.excludedIds());
    }

    public String slugOf(RelatedSubject subject) {
        return database.one(
                Sql.of("SELECT slug FROM article WHERE id = ?", subject.editorialArticleId()), row -> row.text("slug"));
    }

    /**
     * @param title may be null
     * @param language null for the default language of the site
     */
    RelatedSubject ofText(String title, String text, String language) {
        String tag = language == null ? Site.get().defaultLanguage : language;
        double today = daysSince1970(Timestamps.now());
        return new RelatedSubject(
                null, List.of(), weightedVector(tag, title == null ? "" : title, text), tag, today, 0, 0, List.of());
    }

    /** A subject without content, for which only the newest articles are listed. */
    RelatedSubject withoutContent(String language) {
        String tag = language == null ? Site.get().defaultLanguage : language;
        return new RelatedSubject(null, List.of(), null, tag, daysSince1970(Timestamps.now()), 0, 0, List.of());
    }

    /** @param errors receives an error for each slug without a published article */
    RelatedSubject ofReadingHistory(List<String> slugs, String pointer, FieldErrors errors) {
        record HistoryRow(long id, String slug, String language, long categoryId, double day) {}
        List<HistoryRow> rows = database.list(
                Sql.of("""
                        SELECT id, asked.slug, language, category_id, extract(epoch FROM listed_at) / 86400 AS day
                        FROM unnest(?) WITH ORDINALITY AS asked (slug, place)
                        JOIN article ON id = coalesce(
                            (SELECT id FROM article WHERE slug = asked.slug),
                            (SELECT article_id FROM article_former_slug WHERE slug = asked.slug))
                        WHERE status = 'published' ORDER BY asked.place""", slugs),
                row -> new HistoryRow(
                        row.number("id"),
                        row.text("slug"),
                        row.text("language"),
                        row.number("category_id"),
                        row.real("day")));
        for (int i = 0; i < slugs.size(); i++) {
            String slug = slugs.get(i);
            if (rows.stream().noneMatch(each -> each.slug().equals(slug))) {
                errors.add(pointer + "/articles/" + i, "there is no published article `" + slug + "`");
            }
        }
        if (rows.isEmpty()) {
            return withoutContent(null);
        }
        List<Long> ids = rows.stream().map(HistoryRow::id).distinct().toList();
        HistoryRow first = rows.get(0);
        return new RelatedSubject(null, ids, null, first.language(), first.day(), 0, first.categoryId(), ids);
    }

    private WeightedVector weightedVector(String language, String title, String text) {
        ArticleWords words = terms.wordsOfText(language, daysSince1970(Timestamps.now()), title, text);
        return WeightedVector.of(words, terms.findTerms(language, words.lexemes()));
    }

    public static double daysSince1970(Instant time) {
        return time.toEpochMilli() / DAY_MILLIS;
    }
}
