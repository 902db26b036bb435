package org.broadsheet.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.ArticleView.TagRef;
import org.broadsheet.articles.Correction;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;

/** Writes an article as JSON-LD of schema.org's NewsArticle, with the properties that Google requires and recommends. */
@Singleton
class StructuredData {
    private final ObjectMapper json;
    private final SiteUrls urls;

    StructuredData(ObjectMapper json, SiteUrls urls) {
        this.json = json;
        this.urls = urls;
    }

    /** Escapes characters that could end or break a script element. */
    String toJson(ArticleView article, PageContext context) {
        try {
            return json.writeValueAsString(newsArticle(article, context))
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> newsArticle(ArticleView article, PageContext context) {
        String url = urls.absolute(article.url());
        SchemaOrgObject object = new SchemaOrgObject("NewsArticle");
        object.put("mainEntityOfPage", new SchemaOrgObject("WebPage").put("@id", url));
        object.put("url", url);
        object.put("headline", article.title());
        object.put("description", article.summary());
        object.put("image", images(article, context));
        object.put("datePublished", article.publishedAt());
        object.put("dateModified", article.updatedAt());
        object.put("author", authors(article, context));
        object.put("publisher", publisher(context));
        object.put("inLanguage", article.language());
        object.put(
                "articleSection",
                context.breadcrumbs().stream().map(PageContext.Category::name).toList());
        object.put("keywords", article.tags().stream().map(TagRef::name).toList());
        object.put("isAccessibleForFree", true);
        object.put("wordCount", article.wordCount());
        object.put("timeRequired", "PT" + article.readingMinutes() + "M");
        object.put(
                "correction",
                article.corrections().stream().map(StructuredData::correction).toList());
        if (article.source() != null) {
            object.put(
                    "sourceOrganization",
                    organization(article.source().name(), article.source().url()));
        }
        return object.withContext("https://schema.org");
    }

    private List<String> images(ArticleView article, PageContext context) {
        return Stream.of(
                        article.image() == null ? null : article.image().url(),
                        context.seo().imageUrl(),
                        context.logoUrl())
                .flatMap(url -> urls.absoluteImage(url).stream())
                .limit(1)
                .toList();
    }

    private List<Map<String, Object>> authors(ArticleView article, PageContext context) {
        if (article.authors().isEmpty()) {
            return List.of(
                    article.source() == null
                            ? organization(context.siteName(), urls.home()).fields()
                            : organization(
                                            article.source().name(),
                                            article.source().url())
                                    .fields());
        }
        return article.authors().stream().map(author -> author(author, context)).toList();
    }

    private Map<String, Object> author(AuthorRef author, PageContext context) {
        return new SchemaOrgObject("Person")
                .put("name", author.name())
                .put("url", urls.absolute(urls.of(PageKind.author, author.slug())))
                .put("sameAs", context.homepages().get(author.slug()))
                .put("jobTitle", author.role())
                .fields();
    }

    private SchemaOrgObject publisher(PageContext context) {
        SchemaOrgObject publisher = organization(context.siteName(), urls.home());
        publisher.put(
                "logo",
                urls.absoluteImage(context.logoUrl())
                        .map(url -> new SchemaOrgObject("ImageObject").put("url", url))
                        .orElse(null));
        publisher.put(
                "sameAs",
                context.social().stream().map(link -> urls.absolute(link.url())).toList());
        return publisher;
    }

    private SchemaOrgObject organization(String name, String url) {
        return new SchemaOrgObject("Organization")
                .put("name", name)
                .put("url", url == null ? null : urls.absolute(url));
    }

    private static Map<String, Object> correction(Correction correction) {
        return new SchemaOrgObject("CorrectionComment")
                .put("text", correction.text())
                .put("datePublished", correction.at())
                .fields();
    }
}
