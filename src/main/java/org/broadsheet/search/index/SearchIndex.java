package org.broadsheet.search.index;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.ArticlesChanged;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.ArticleTaxonomyChanged;

/**
 * Updates the search index in the transaction that writes an article, so that the next search sees the change. Writers of
 * different articles never wait for each other, since they change no common rows.
 */
@Singleton
class SearchIndex {
    /** Keeps a statement well below the statement timeout. */
    private static final int MAX_ARTICLES_PER_STATEMENT = 200;

    private final SearchIndexQueries queries;

    SearchIndex(SearchIndexQueries queries) {
        this.queries = queries;
    }

    void articlesChanged(@Observes ArticlesChanged event) {
        update(event.ids());
    }

    /** The index contains the names of tags and authors, so renaming one updates its articles. */
    void taxonomyChanged(@Observes ArticleTaxonomyChanged event) {
        if (event.change() == ArticleTaxonomyChanged.Change.RENAMED) {
            List<Long> ids = event.articleIds();
            for (int from = 0; from < ids.size(); from += MAX_ARTICLES_PER_STATEMENT) {
                update(ids.subList(from, Math.min(from + MAX_ARTICLES_PER_STATEMENT, ids.size())));
            }
        }
    }

    private void update(List<Long> ids) {
        queries.remove(ids);
        queries.add(ids);
    }

    /** The statements of {@link SearchIndex}. They ignore articles that are not published. */
    @Singleton
    static class SearchIndexQueries {
        private final Database database;

        SearchIndexQueries(Database database) {
            this.database = database;
        }

        void remove(List<Long> ids) {
            database.update(Sql.of("""
                    WITH gone AS (
                        DELETE FROM search_document WHERE article_id = ANY (?) RETURNING article_id, language, keys
                    )
                    INSERT INTO search_count_delta (article_id, language, sign, keys)
                    SELECT article_id, language, -1, keys FROM gone""", ids));
        }

        void add(List<Long> ids) {
            database.update(Sql.of("""
                    WITH made AS (
                        INSERT INTO search_document
                            (article_id, published_at, language, filter_keys, title_sequence, keys, content)
                        SELECT article_id, published_at, language, filter_keys, title_sequence, keys, content
                        FROM search_documents(?)
                        RETURNING article_id, language, keys
                    )
                    INSERT INTO search_count_delta (article_id, language, sign, keys)
                    SELECT article_id, language, 1, keys FROM made""", ids));
        }
    }
}
