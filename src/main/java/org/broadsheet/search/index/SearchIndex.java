package org.broadsheet.search.index;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.ArticlesChanged;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.ArticleTaxonomyChanged;

/**
 * Keeps what search works on, in the transaction that writes an article: the next request finds it, or finds it no
 * more. Writers touch no row in common.
 */
@Singleton
class SearchIndex {
    /** Articles written by one statement, which must end within the time one statement has. */
    private static final int CHUNK = 200;

    private final SearchIndexQueries queries;

    SearchIndex(SearchIndexQueries queries) {
        this.queries = queries;
    }

    void articlesChanged(@Observes ArticlesChanged event) {
        refresh(event.ids());
    }

    /** Articles are found by the names of their tags and authors too. */
    void filingChanged(@Observes ArticleTaxonomyChanged event) {
        if (event.extent() == ArticleTaxonomyChanged.Extent.NAME) {
            List<Long> ids = event.articleIds();
            for (int from = 0; from < ids.size(); from += CHUNK) {
                refresh(ids.subList(from, Math.min(from + CHUNK, ids.size())));
            }
        }
    }

    private void refresh(List<Long> ids) {
        queries.remove(ids);
        queries.addLanguages(ids);
        queries.add(ids);
    }

    /** The statements of {@link SearchIndex}. Articles that are not published are passed over. */
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

        void addLanguages(List<Long> ids) {
            database.first(Sql.of("SELECT search_add_languages(?) IS NULL AS added", ids), row -> true);
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
