package org.broadsheet.views;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.reading.ViewWindow;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Writes and expires view counts. An advisory lock lets one transaction at a time do so, on all nodes together. */
@Singleton
class ViewQueries {
    private final Database database;

    ViewQueries(Database database) {
        this.database = database;
    }

    /** Finds a published article by its id, its slug or a former slug. */
    Optional<Long> findPublished(SlugOrId address) {
        Sql sql = address.id()
                .map(id -> Sql.of("SELECT id FROM article WHERE public_id = ? AND status = 'published'", id))
                .orElseGet(() -> Sql.of("""
                        SELECT id FROM article WHERE slug = ? AND status = 'published'
                        UNION ALL
                        SELECT article.id FROM article_former_slug JOIN article ON article.id = article_former_slug.article_id
                        WHERE article_former_slug.slug = ? AND article.status = 'published'
                        LIMIT 1""", address.text(), address.text()));
        return database.first(sql, row -> row.number("id"));
    }

    void add(Map<Long, Long> views) {
        lock();
        List<Long> articles = List.copyOf(views.keySet());
        database.update(Sql.of(
                """
                WITH seen AS (
                    SELECT article.id AS article_id, seen.views, counted.period,
                           date_bin(make_interval(secs => counted.span), now(), 'epoch') AS starts_at
                    FROM unnest(?, ?) AS seen (article_id, views)
                    JOIN article ON article.id = seen.article_id
                    CROSS JOIN unnest(?, ?) AS counted (period, span)
                ),
                spans AS (
                    INSERT INTO view_bucket (period, starts_at, article_id, views)
                    SELECT period, starts_at, article_id, views FROM seen
                    ON CONFLICT (period, starts_at, article_id) DO UPDATE SET views = view_bucket.views + excluded.views
                )
                INSERT INTO view_count (article_id, period, views)
                SELECT article_id, period, views FROM seen
                ON CONFLICT (article_id, period) DO UPDATE SET views = view_count.views + excluded.views""",
                articles,
                articles.stream().map(views::get).toList(),
                Arrays.stream(ViewWindow.values()).map(ViewWindow::period).toList(),
                Arrays.stream(ViewWindow.values())
                        .map(ViewWindow::bucketSeconds)
                        .toList()));
    }

    /** @return the number of expired buckets, at most {@code limit} */
    int expire(ViewWindow window, int limit) {
        lock();
        return database.first(
                        Sql.of("""
                                WITH gone AS (
                                    DELETE FROM view_bucket WHERE (period, starts_at, article_id) IN (
                                        SELECT period, starts_at, article_id FROM view_bucket
                                        WHERE period = ? AND starts_at < now() - make_interval(secs => ?)
                                        ORDER BY starts_at, article_id LIMIT ?)
                                    RETURNING article_id, period, views
                                ),
                                fewer AS (
                                    SELECT article_id, period, sum(views) AS views FROM gone GROUP BY article_id, period
                                ),
                                none AS (
                                    DELETE FROM view_count all_of USING fewer
                                    WHERE (all_of.article_id, all_of.period) = (fewer.article_id, fewer.period)
                                      AND all_of.views <= fewer.views
                                ),
                                less AS (
                                    UPDATE view_count all_of SET views = all_of.views - fewer.views FROM fewer
                                    WHERE (all_of.article_id, all_of.period) = (fewer.article_id, fewer.period)
                                      AND all_of.views > fewer.views
                                )
                                SELECT count(*) AS spans FROM gone""", window.period(), window.lengthSeconds() + window.bucketSeconds(), limit),
                        row -> row.integer("spans"))
                .orElseThrow();
    }

    private void lock() {
        database.lock("views");
    }
}
