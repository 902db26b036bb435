package org.broadsheet.articles.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.ArticleCard.ImageView;
import org.broadsheet.articles.ArticleImage;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.rendering.Byline;
import org.broadsheet.articles.rendering.Teaser;
import org.broadsheet.database.Row;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.TextDirection;
import org.broadsheet.media.MediaSummary;
import org.broadsheet.media.MediaUrls;
import org.broadsheet.site.SiteUrls;

/** Reads cards from rows with the columns {@link #COLUMNS}. */
@Singleton
public class CardRows {
    private static final int SUMMARY_LENGTH = 200;

    /** The authors of an article in their order, as JSON. */
    public static final String AUTHORS = """
            (SELECT json_agg(json_build_object('slug', author.slug, 'name', author.name, 'role', credit.role)
                             ORDER BY credit.position)
             FROM article_author credit JOIN author ON author.id = credit.author_id
             WHERE credit.article_id = article.id) AS authors""";

    /** The tags of an article in their order, as JSON. */
    public static final String TAGS = """
            (SELECT json_agg(json_build_object('slug', tag.slug, 'name', coalesce(translated_text(tag.texts, article.language, 'name'), tag.name)) ORDER BY tagging.position)
             FROM article_tag tagging JOIN tag ON tag.id = tagging.tag_id
             WHERE tagging.article_id = article.id) AS tags""";

    /** The name of the category in the article's language. */
    static final String CATEGORY_NAME =
            "coalesce(translated_text(category.texts, article.language, 'name'), category.name) AS category_name";

    /** The columns of a card, to be selected from {@link #TABLES}. */
    public static final String COLUMNS = """
            article.id, article.public_id, article.slug, article.language, article.title, article.summary,
            article.excerpt, article.image, article.featured, article.published_at, article.updated_at, article.reading_minutes,
            article.status, article.listed_at, category.slug AS category_slug,
            """ + MediaSummary.COLUMN + "," + CATEGORY_NAME + "," + AUTHORS;

    public static final String TABLES = "article JOIN category ON category.id = article.category_id";

    private final ObjectMapper mapper;
    private final SiteUrls site;
    private final MediaUrls media;

    CardRows(ObjectMapper mapper, SiteUrls site, MediaUrls media) {
        this.media = media;
        this.mapper = mapper;
        this.site = site;
    }

    public ArticleCard card(Row row) throws SQLException {
        return card(row, null);
    }

    /** @param status null in public lists, which omit it */
    ArticleCard card(Row row, ArticleStatus status) throws SQLException {
        List<AuthorRef> authors = readList(row.text("authors"), AuthorRef[].class);
        LanguageTag language = new LanguageTag(row.text("language"));
        String summary = summary(row);
        CategoryRef category = new CategoryRef(row.text("category_slug"), row.text("category_name"));
        return new ArticleCard(
                row.uuid("public_id"),
                row.text("slug"),
                language.tag(),
                TextDirection.of(language.tag()),
                row.text("title"),
                summary == null ? null : Teaser.truncate(summary, SUMMARY_LENGTH, language.locale()),
                category,
                authors,
                Byline.of(authors, language),
                image(row),
                row.flag("featured"),
                row.time("published_at"),
                row.time("updated_at"),
                row.integer("reading_minutes"),
                site.article(row.text("slug"), category.slug(), language.tag()),
                status);
    }

    public ImageView image(Row row) throws SQLException {
        return ImageView.of(
                readJson(row.text("image"), ArticleImage.class),
                readJson(row.text("medium"), MediaSummary.class),
                media);
    }

    /** The summary, else the beginning of the body; null when both are empty. */
    public static String summary(Row row) throws SQLException {
        String summary = row.text("summary");
        String result = summary == null ? row.text("excerpt") : summary;
        return result.isEmpty() ? null : result;
    }

    /** The JSON of a view. Jackson escapes characters above U+FFFF in bytes, which are sent, but not in strings. */
    public String toJson(Object view) {
        try {
            return new String(mapper.writeValueAsBytes(view), StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Parses a JSON array; a null text is an empty list. */
    public <T> List<T> readList(String text, Class<T[]> type) {
        T[] items = readJson(text, type);
        return items == null ? List.of() : List.of(items);
    }

    /** Parses JSON; a null text is null. */
    public <T> T readJson(String text, Class<T> type) {
        try {
            return text == null ? null : mapper.readValue(text, type);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("A JSON column does not hold what was written to it", corrupt);
        }
    }
}
