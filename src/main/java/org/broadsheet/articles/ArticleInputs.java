package org.broadsheet.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.ArticleInput.Credit;
import org.broadsheet.articles.ArticleInput.Steering;
import org.broadsheet.articles.ArticleInput.Tagging;
import org.broadsheet.articles.ArticleView.TagRef;
import org.broadsheet.platform.Language;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.sql.Row;

/** Turns a kept article back into what a client would write to get it. */
final class ArticleInputs {
    private ArticleInputs() {}

    static ArticleInput of(Row row, CardReader cards) throws SQLException {
        return new ArticleInput(
                row.text("title"),
                new Slug(row.text("slug")),
                row.text("external_id"),
                row.text("summary"),
                row.text("body_source"),
                BodyFormat.valueOf(row.text("body_format")),
                Language.of(row.text("language")),
                new Slug(row.text("category_slug")),
                cards.list(row.text("categories"), CategoryRef[].class).stream()
                        .map(category -> new Slug(category.slug()))
                        .toList(),
                cards.list(row.text("tags"), TagRef[].class).stream()
                        .map(tag -> new Tagging(new Slug(tag.slug()), tag.name()))
                        .toList(),
                cards.list(row.text("authors"), AuthorRef[].class).stream()
                        .map(author -> new Credit(new Slug(author.slug()), author.name(), author.role()))
                        .toList(),
                row.text("source_slug") == null ? null : new Slug(row.text("source_slug")),
                cards.object(row.text("image"), Image.class),
                ArticleStatus.valueOf(row.text("status")),
                row.time("publish_at"),
                row.time("published_at"),
                row.text("canonical_url"),
                row.texts("aliases"),
                cards.object(row.text("seo"), Seo.class),
                new Steering(slugs(row.texts("pinned")), slugs(row.texts("excluded")), row.flag("related_hidden")),
                row.text("translation_of"),
                cards.object(row.text("meta"), ObjectNode.class));
    }

    private static List<Slug> slugs(List<String> texts) {
        return texts.stream().map(Slug::new).toList();
    }
}
