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

/** The addresses that articles had elsewhere: each leads to one article. */
@Singleton
class ArticleAliases {
    private final Database database;

    ArticleAliases(Database database) {
        this.database = database;
    }

    static void validate(List<String> urls, FieldErrors faults) {
        for (int i = 0; i < urls.size(); i++) {
            try {
                NormalizedUrl.of(urls.get(i));
            } catch (IllegalArgumentException wrong) {
                faults.add("/aliases/" + i, wrong.getMessage());
            }
        }
    }

    /** Of two spellings of one address the first counts. */
    static List<String> distinct(List<String> urls) {
        Map<Object, String> byAddress = new LinkedHashMap<>();
        for (String url : urls) {
            byAddress.putIfAbsent(address(url), url.strip());
        }
        return List.copyOf(byAddress.values());
    }

    /** Malformed ones are told apart as they are written, until they are refused. */
    private static Object address(String url) {
        try {
            return NormalizedUrl.of(url);
        } catch (IllegalArgumentException malformed) {
            return url;
        }
    }

    /**
     * Makes these the aliases of an article, and no others.
     *
     * @throws ProblemException 409 naming the article that has one of them
     */
    void replace(long articleId, List<String> before, List<String> urls) {
        if (!before.isEmpty() && !before.equals(urls)) {
            database.update(Sql.of("DELETE FROM article_alias WHERE article_id = ?", articleId));
        }
        if (!urls.isEmpty() && !before.equals(urls)) {
            insert(articleId, urls);
        }
    }

    private void insert(long articleId, List<String> urls) {
        List<NormalizedUrl> addresses = urls.stream().map(NormalizedUrl::of).toList();
        List<String> paths = addresses.stream().map(NormalizedUrl::pathAndQuery).toList();
        List<String> hosts = addresses.stream().map(NormalizedUrl::host).toList();
        refuseTaken(urls, addresses, paths, hosts);
        database.update(Sql.of("""
                INSERT INTO article_alias (path, host, article_id, url, position)
                SELECT path, host, ?, url, position
                FROM unnest(?, ?, ?) WITH ORDINALITY AS given (path, host, url, position)""", articleId, paths, hosts, urls));
    }

    private void refuseTaken(List<String> urls, List<NormalizedUrl> addresses, List<String> paths, List<String> hosts) {
        List<FieldError> taken = new ArrayList<>();
        database.list(Sql.of("""
                        SELECT old.path, old.host, article.slug
                        FROM unnest(?, ?) AS given (path, host)
                        JOIN article_alias old ON old.path = given.path AND old.host = given.host
                        JOIN article ON article.id = old.article_id""", paths, hosts), row -> {
            int i = indexOf(row.text("path"), row.text("host"), addresses);
            return taken.add(FieldError.at(
                    "/aliases/" + i,
                    "`" + urls.get(i) + "` leads to the article `" + row.text("slug")
                            + "` already; take it from there first"));
        });
        if (!taken.isEmpty()) {
            throw new ProblemException(ErrorCode.CONFLICT, taken.get(0).message() + ".", taken);
        }
    }

    private static int indexOf(String path, String host, List<NormalizedUrl> addresses) {
        int i = 0;
        while (!addresses.get(i).pathAndQuery().equals(path)
                || !addresses.get(i).host().equals(host)) {
            i++;
        }
        return i;
    }
}
