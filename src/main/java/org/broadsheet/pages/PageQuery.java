package org.broadsheet.pages;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.articles.Seo;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.pages.PageContext.Category;
import org.broadsheet.pages.PageContext.Translation;
import org.broadsheet.site.ShareNetwork;
import org.broadsheet.site.SocialLink;

/** Loads everything that an article's page needs beside the article, in one statement. */
@Singleton
class PageQuery {
    private static final String SELECT = """
            WITH RECURSIVE path (id, parent_id, slug, name, up) AS (
                SELECT category.id, category.parent_id, category.slug,
                       coalesce(translated_text(category.texts, article.language, 'name'), category.name), 0
                FROM article JOIN category ON category.id = article.category_id WHERE article.public_id = ?
                UNION ALL
                SELECT category.id, category.parent_id, category.slug,
                       coalesce(translated_text(category.texts, article.language, 'name'), category.name), path.up + 1
                FROM path JOIN category ON category.id = path.parent_id
                     JOIN article ON article.public_id = ?
            )
            SELECT coalesce(translated_text(site.texts, article.language, 'name'), site.name) AS name,
                   site.default_language, site.logo_url, site.share, site.social, article.seo,
                   (SELECT json_agg(json_build_object('slug', slug, 'name', name) ORDER BY up DESC) FROM path) AS path,
                   (SELECT json_agg(json_build_object('language', other.language, 'slug', other.slug,
                                                      'category', category.slug) ORDER BY other.language)
                    FROM article other JOIN category ON category.id = other.category_id
                    WHERE other.translation_group = article.translation_group AND other.id <> article.id
                      AND other.status = 'published') AS translations,
                   (SELECT json_agg(json_build_object('slug', author.slug, 'url', author.url))
                    FROM article_author credit JOIN author ON author.id = credit.author_id
                    WHERE credit.article_id = article.id AND author.url IS NOT NULL) AS homepages
            FROM article CROSS JOIN site WHERE article.public_id = ?""";

    private static final Seo NO_SEO = new Seo(null, null, null, null);

    private final Database database;
    private final CardRows json;

    PageQuery(Database database, CardRows json) {
        this.database = database;
        this.json = json;
    }

    PageContext load(UUID articleId) {
        return database.one(Sql.of(SELECT, articleId, articleId, articleId), this::context);
    }

    private record Homepage(String slug, String url) {}

    private PageContext context(Row row) throws SQLException {
        Seo seo = json.readJson(row.text("seo"), Seo.class);
        return new PageContext(
                row.text("name"),
                row.text("default_language"),
                row.text("logo_url"),
                row.texts("share").stream().map(ShareNetwork::valueOf).toList(),
                json.readList(row.text("social"), SocialLink[].class),
                json.readList(row.text("path"), Category[].class),
                json.readList(row.text("translations"), Translation[].class),
                json.readList(row.text("homepages"), Homepage[].class).stream()
                        .collect(Collectors.toMap(Homepage::slug, Homepage::url)),
                seo == null ? NO_SEO : seo);
    }
}
