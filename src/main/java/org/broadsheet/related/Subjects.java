package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.articles.ArticleAddress;
import org.broadsheet.platform.Language;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.problem.Faults;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Row;
import org.broadsheet.platform.sql.Sql;
import org.broadsheet.related.Vectors.Weighed;
import org.broadsheet.site.Site;

/** Finds out what related articles are wanted for. */
@Singleton
class Subjects {
    static final double DAY_MILLIS = 86_400_000;

    private static final String SELECT = """
            SELECT article.id, language, title, category_id, status, extract(epoch FROM listed_at) / 86400 AS day,
                   CASE WHEN status <> 'published' THEN body_text END AS body,
                   (SELECT array_agg(same.id) FROM article same
                    WHERE same.translation_group = article.translation_group) AS unwanted
            FROM article""";

    private final Database database;
    private final Terms terms;

    Subjects(Database database, Terms terms) {
        this.database = database;
        this.terms = terms;
    }

    private record Found(Subject subject, String title, String body, boolean published) {}

    /** @param forNewsroom whether the article may be one that is not published */
    Optional<Subject> article(ArticleAddress address, boolean forNewsroom) {
        Sql sql = Sql.of(SELECT);
        sql = address.id().isPresent()
                ? sql.then("WHERE public_id = ?", address.id().get())
                : sql.then("WHERE slug = ?", address.text());
        return database.first(sql.thenIf(!forNewsroom, "AND status = 'published'"), Subjects::found)
                .map(found -> found.published() ? found.subject() : withText(found));
    }

    Map<Long, Subject> published(List<Long> ids) {
        Map<Long, Subject> subjects = new HashMap<>();
        database.list(
                Sql.of(SELECT).then("WHERE id = ANY (?) AND status = 'published'", ids),
                row -> subjects.put(row.number("id"), found(row).subject()));
        return subjects;
    }

    private static Found found(Row row) throws SQLException {
        boolean published = row.text("status").equals("published");
        Subject subject = new Subject(
                published ? List.of(row.number("id")) : List.of(),
                null,
                row.text("language"),
                row.real("day"),
                row.number("id"),
                row.number("category_id"),
                row.numbers("unwanted"));
        return new Found(subject, row.text("title"), row.text("body"), published);
    }

    /** What is not published has no neighbours yet; its words find them. */
    private Subject withText(Found found) {
        Subject subject = found.subject();
        return new Subject(
                List.of(),
                vector(subject.language(), found.title(), found.body()),
                subject.language(),
                today(),
                subject.steeredBy(),
                subject.categoryId(),
                subject.unwanted());
    }

    Optional<String> movedTo(String slug, boolean forNewsroom) {
        return database.first(Sql.of("""
                        SELECT article.slug FROM article_alias alias JOIN article ON article.id = alias.article_id
                        WHERE alias.slug = ? AND (? OR article.status = 'published')""", slug, forNewsroom), row -> row.text("slug"));
    }

    Subject text(String title, String text, Language language) {
        String tag = language == null ? Site.get().defaultLanguage : language.tag();
        return new Subject(List.of(), vector(tag, title == null ? "" : title, text), tag, today(), 0, 0, List.of());
    }

    /** @throws org.broadsheet.platform.problem.ProblemException 422 naming every slug that leads to nothing published */
    Subject history(List<String> slugs) {
        record Read(long id, String slug, String language, long categoryId, double day) {}
        List<Read> read = database.list(
                Sql.of("""
                        SELECT id, slug, language, category_id, extract(epoch FROM listed_at) / 86400 AS day FROM article
                        WHERE slug = ANY (?) AND status = 'published' ORDER BY array_position(?, slug)""", slugs, slugs),
                row -> new Read(
                        row.number("id"),
                        row.text("slug"),
                        row.text("language"),
                        row.number("category_id"),
                        row.real("day")));
        Faults faults = new Faults();
        for (int i = 0; i < slugs.size(); i++) {
            String slug = slugs.get(i);
            if (read.stream().noneMatch(each -> each.slug().equals(slug))) {
                faults.add("/articles/" + i, "there is no published article `" + slug + "`");
            }
        }
        faults.refuse();
        List<Long> ids = read.stream().map(Read::id).toList();
        Read latest = read.get(0);
        return new Subject(ids, null, latest.language(), latest.day(), 0, latest.categoryId(), ids);
    }

    private Weighed vector(String language, String title, String text) {
        ArticleWords words = terms.of(language, today(), title, text);
        return Vectors.weigh(words, terms.known(language, words.lexemes()));
    }

    private static double today() {
        Instant now = Times.now();
        return now.toEpochMilli() / DAY_MILLIS;
    }
}
