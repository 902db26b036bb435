package org.broadsheet.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All settings of Broadsheet, and those of Quarkus that an operator is likely to change. */
public final class Settings {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final ValueType CACHE_TIME = ValueType.duration(Duration.ZERO, YEAR);
    private static final ValueType SLOWNESS = ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(10));

    private Settings() {}

    /** In the order of the documentation. */
    public static List<Setting> all() {
        List<Setting> all = new ArrayList<>(List.of(
                setting("admin-key", ValueType.KEY, "made at the first start", "The first admin key."),
                setting(
                        "data-dir",
                        ValueType.TEXT,
                        "data",
                        "The folder of the embedded PostgreSQL, media and `admin.key`."),
                setting("site.url", ValueType.URL, "none", "The address of the public site."),
                setting("site.article-path", ValueType.PATH, "/articles/{slug}", "The path of an article on the site."),
                setting(
                        "site.category-path",
                        ValueType.PATH,
                        "/categories/{slug}",
                        "The path of a category on the site."),
                setting("site.tag-path", ValueType.PATH, "/tags/{slug}", "The path of a tag on the site."),
                setting("site.author-path", ValueType.PATH, "/authors/{slug}", "The path of an author on the site."),
                setting(
                        "api-url",
                        ValueType.URL,
                        "none",
                        "The public address of this server, or of the CDN before it."),
                setting(
                        "cors.origins",
                        ValueType.ORIGINS,
                        "none",
                        "Whose pages may write and send a key from a browser."),
                setting("demo", ValueType.FLAG, "false", "Whether an empty server is filled with sample stories."),
                setting("reader.enabled", ValueType.FLAG, "true", "Whether the built-in reader is at `/`."),
                setting("require-if-match", ValueType.FLAG, "false", "Whether every change needs `If-Match`."),
                setting(
                        "audit.retention-days",
                        ValueType.number(1, 36_500),
                        "400",
                        "Days for which the audit log is kept."),
                setting(
                        "auth.failures-per-minute",
                        ValueType.number(1, 1_000_000),
                        "30",
                        "Wrong keys per address and minute."),
                setting("media.max-size", ValueType.size("1K", "2G"), "20M", "The largest upload of a picture."),
                setting(
                        "media.max-pixels",
                        ValueType.number(1, 1_000_000_000),
                        "50000000",
                        "The most pixels of a picture."),
                setting("media.cache-size", ValueType.size("1M", "1000G"), "1G", "The local cache of the bucket."),
                setting("media.s3.bucket", ValueType.TEXT, "none", "The bucket for media instead of the data folder."),
                setting("media.s3.endpoint", ValueType.URL, "Amazon S3", "The address of another provider."),
                setting("media.s3.region", ValueType.TEXT, "us-east-1", "The region of the bucket."),
                setting("media.s3.access-key", ValueType.TEXT, "none", "The id of the bucket's key."),
                setting("media.s3.secret-key", ValueType.TEXT, "none", "The secret of the bucket's key."),
                setting("media.s3.prefix", ValueType.TEXT, "none", "Begins every object key."),
                setting(
                        "cache.size",
                        ValueType.size("0", "100G"),
                        "48M",
                        "The response cache in memory; 0 turns it off."),
                setting("http.head-window", SLOWNESS, "18s", "Time for a request's headers."),
                setting("http.body-window", SLOWNESS, "18s", "Time in which a body must bring `least-bytes`."),
                setting("http.answer-window", SLOWNESS, "18s", "Time in which a client must read `least-bytes`."),
                setting("http.least-bytes", ValueType.number(1, 100_000_000), "40960", "Bytes of the two above.")));
        for (String kind : List.of("articles", "lists", "feeds", "sitemaps")) {
            String name = "cache-control." + kind + ".";
            all.add(setting(name + "max-age", CACHE_TIME, "0s", "How long browsers keep " + kind + "."));
            all.add(setting(name + "s-maxage", CACHE_TIME, "10s", "How long shared caches keep " + kind + "."));
            all.add(setting(name + "stale-while-revalidate", CACHE_TIME, "10s", "And while they ask for them anew."));
            all.add(setting(name + "stale-if-error", CACHE_TIME, "1h", "And while this server fails."));
        }
        all.add(setting("cache-control.media.s-maxage", CACHE_TIME, "1h", "How long shared caches keep pictures."));
        for (String name : List.of(
                "cached-at-connection", "without-resource", "prerendered", "lists-from-bytes", "precomputed-related")) {
            all.add(setting("fast-paths." + name, ValueType.FLAG, "true", "Only to measure the optimisation."));
        }
        all.addAll(List.of(
                new Setting(
                        "quarkus.datasource.jdbc.url",
                        ValueType.JDBC_URL,
                        "the embedded PostgreSQL",
                        "Another PostgreSQL."),
                new Setting("quarkus.datasource.username", ValueType.TEXT, "none", "Its user."),
                new Setting("quarkus.datasource.password", ValueType.TEXT, "none", "Its password."),
                new Setting(
                        "quarkus.datasource.jdbc.max-size",
                        ValueType.number(4, 1000),
                        "16",
                        "Connections to PostgreSQL; 40 at most to the embedded one."),
                new Setting("quarkus.http.port", ValueType.number(0, 65_535), "8080", "The port of the server."),
                new Setting("quarkus.http.host", ValueType.TEXT, "0.0.0.0", "The address that the server listens at."),
                new Setting(
                        "quarkus.shutdown.delay",
                        ValueType.duration(Duration.ZERO, Duration.ofMinutes(10)),
                        "5s",
                        "How long requests are still answered after a signal to stop."),
                new Setting(
                        "quarkus.shutdown.timeout",
                        ValueType.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                        "20s",
                        "Then, how long running requests are waited for.")));
        return List.copyOf(all);
    }

    private static Setting setting(String name, ValueType type, String fallback, String meaning) {
        return new Setting("broadsheet." + name, type, fallback, meaning);
    }
}
