package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.NormalizedUrl;

/** Validates and stores the aliases of articles: URLs that led to the article elsewhere, such as on an older site. */
@Singleton
public class ArticleAliases {
    private final Database database;

    ArticleAliases(Database database) {
        this.database = database;
    }

    public static void validate(List<String> urls, FieldErrors errors) {
        for (int i = 0; i < urls.size(); i++) {
            try {
                NormalizedUrl.of(urls.get(i));
            } catch (IllegalArgumentException exception) {
                errors.add("/aliases/" + i, exception.getMessage());
            }
        }
    }

    /** Drops URLs that differ from an earlier one in spelling only. */
    static List<String> distinct(List<String> urls) {
        Map<Object, String> byNormalizedUrl = new LinkedHashMap<>();
        for (String url : urls) {
            byNormalizedUrl.putIfAbsent(comparable(url), url.strip());
        }
        return List.copyOf(byNormalizedUrl.values());
    }

    /** Malformed URLs are compared as they are; {@link #validate} reports them later. */
    private static Object comparable(String url) {
        try {
            return NormalizedUrl.of(url);
        } catch (IllegalArgumentException malformed) {
            return url;
        }
    }

    /**
     * Replaces the aliases of an article.
     *
     * @throws ProblemException 409 naming the article that has one of the URLs already
     */
    void replace(long articleId, List<String> before, List<String> urls) {
        if (before.equals(urls)) {
            return;
        }
        if (!before.isEmpty()) {
            database.update(Sql.of("DELETE FROM article_alias WHERE article_id = ?", articleId));
        }
        if (!urls.isEmpty()) {
            insert(articleId, urls);
        }
    }

    private void insert(long articleId, List<String> urls) {
        List<NormalizedUrl> normalized = urls.stream().map(NormalizedUrl::of).toList();
        List<String> paths =
                normalized.stream().map(NormalizedUrl::pathAndQuery).toList();
        List<String> hosts = normalized.stream().map(NormalizedUrl::host).toList();
        requireUnused(urls, normalized, paths, hosts);
        database.update(Sql.of("""
                INSERT INTO article_alias (path, host, article_id, url, position)
                SELECT path, host, ?, url, position
                FROM unnest(?, ?, ?) WITH ORDINALITY AS given (path, host, url, position)""", articleId, paths, hosts, urls));
    }

    private void requireUnused(
            List<String> urls, List<NormalizedUrl> normalized, List<String> paths, List<String> hosts) {
        List<FieldError> errors = new ArrayList<>();
        database.list(Sql.of("""
                        SELECT old.path, old.host, article.slug
                        FROM unnest(?, ?) AS given (path, host)
                        JOIN article_alias old ON old.path = given.path AND old.host = given.host
                        JOIN article ON article.id = old.article_id""", paths, hosts), row -> {
            int i = indexOf(row.text("path"), row.text("host"), normalized);
            return errors.add(FieldError.at(
                    "/aliases/" + i,
                    "`" + urls.get(i) + "` leads to the article `" + row.text("slug")
                            + "` already; remove it there first"));
        });
        if (!errors.isEmpty()) {
            throw new ProblemException(ErrorCode.CONFLICT, errors.get(0).message() + ".", errors);
        }
    }

    private static int indexOf(String path, String host, List<NormalizedUrl> urls) {
        int i = 0;
        while (!urls.get(i).pathAndQuery().equals(path) || !urls.get(i).host().equals(host)) {
            i++;
        }
        return i;
    }
}
