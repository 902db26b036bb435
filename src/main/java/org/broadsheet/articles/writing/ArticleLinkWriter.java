package org.broadsheet.articles.writing;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.writing.ArticleLinks.Rows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Writes the rows that link articles to categories, tags, authors, media, other articles, old URLs and former slugs. */
@Singleton
class ArticleLinkWriter {
    private final Database database;
    private final ArticleAliases aliases;
    private final FormerArticleSlugs formerSlugs;

    ArticleLinkWriter(Database database, ArticleAliases aliases, FormerArticleSlugs formerSlugs) {
        this.database = database;
        this.aliases = aliases;
        this.formerSlugs = formerSlugs;
    }

    /** Inserts the rows of new articles. */
    void insert(ArticleLinks links) {
        insertRows(links);
        links.formerAddresses.forEach(former -> {
            aliases.replace(former.article().id, List.of(), former.aliases());
            formerSlugs.add(former.article(), former.formerSlugs());
        });
    }

    /** Deletes the rows of an article except its aliases and former slugs. */
    void delete(long articleId) {
        for (String table : List.of(
                "article_category", "article_tag", "article_author", "article_related_override", "article_medium")) {
            database.update(Sql.of("DELETE FROM " + table + " WHERE article_id = ?", articleId));
        }
    }

    /** Inserts the rows of an article after {@link #delete}, replaces its aliases and adds its new former slugs. */
    void insert(ArticleLinks links, Article article, ArticleInput before, ArticleInput after) {
        insertRows(links);
        aliases.replace(article.id, before.aliases(), after.aliases());
        if (!after.formerSlugs().equals(before.formerSlugs())) {
            formerSlugs.add(article, after.formerSlugs());
        }
    }

    private void insertRows(ArticleLinks links) {
        insert("article_category (article_id, category_id, position)", "article, other, position", links.categories);
        insert("article_tag (article_id, tag_id, position)", "article, other, position", links.tags);
        insert(
                "article_author (article_id, author_id, position, role)",
                "article, other, position, word",
                links.authors);
        insert(PinsAndExclusions.COLUMNS, PinsAndExclusions.VALUES, links.pinsAndExclusions);
        insert("article_medium (article_id, medium_id)", "DISTINCT article, other", links.media);
    }

    private void insert(String columns, String values, Rows rows) {
        if (!rows.articleIds.isEmpty()) {
            database.update(Sql.of(
                    "INSERT INTO " + columns + " SELECT " + values
                            + " FROM unnest(?, ?, ?, ?) AS filed (article, other, position, word)",
                    rows.articleIds,
                    rows.otherIds,
                    rows.positions,
                    rows.texts));
        }
    }
}
