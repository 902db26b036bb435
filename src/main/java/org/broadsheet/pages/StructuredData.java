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

/** An article as schema.org's NewsArticle, with all that Google asks for and recommends. */
@Singleton
class StructuredData {
    private final ObjectMapper json;
    private final SiteUrls site;

    StructuredData(ObjectMapper json, SiteUrls site) {
        this.json = json;
        this.site = site;
    }

    /** JSON that cannot end the script element of a page it is written to. */
    String toJson(ArticleView article, PageContext facts) {
        try {
            return json.writeValueAsString(newsArticle(article, facts))
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> newsArticle(ArticleView article, PageContext facts) {
        String url = site.absolute(article.url());
        SchemaOrgObject thing = new SchemaOrgObject("NewsArticle");
        thing.put("mainEntityOfPage", new SchemaOrgObject("WebPage").put("@id", url));
        thing.put("url", url);
        thing.put("headline", article.title());
        thing.put("description", article.summary());
        thing.put("image", images(article, facts));
        thing.put("datePublished", article.publishedAt());
        thing.put("dateModified", article.updatedAt());
        thing.put("author", authors(article, facts));
        thing.put("publisher", publisher(facts));
        thing.put("inLanguage", article.language());
        thing.put(
                "articleSection",
                facts.breadcrumbs().stream().map(PageContext.Category::name).toList());
        thing.put("keywords", article.tags().stream().map(TagRef::name).toList());
        thing.put("isAccessibleForFree", true);
        thing.put("wordCount", article.wordCount());
        thing.put("timeRequired", "PT" + article.readingMinutes() + "M");
        thing.put(
                "correction",
                article.corrections().stream().map(StructuredData::correction).toList());
        if (article.source() != null) {
            thing.put(
                    "sourceOrganization",
                    organization(article.source().name(), article.source().url()));
        }
        return thing.withContext("https://schema.org");
    }

    private List<String> images(ArticleView article, PageContext facts) {
        return Stream.of(
                        article.image() == null ? null : article.image().url(),
                        facts.seo().imageUrl(),
                        facts.logoUrl())
                .filter(url -> url != null)
                .limit(1)
                .map(site::absolute)
                .toList();
    }

    private List<Map<String, Object>> authors(ArticleView article, PageContext facts) {
        if (article.authors().isEmpty()) {
            return List.of(
                    article.source() == null
                            ? organization(facts.siteName(), site.home()).fields()
                            : organization(
                                            article.source().name(),
                                            article.source().url())
                                    .fields());
        }
        return article.authors().stream().map(author -> author(author, facts)).toList();
    }

    private Map<String, Object> author(AuthorRef author, PageContext facts) {
        return new SchemaOrgObject("Person")
                .put("name", author.name())
                .put("url", site.absolute(site.of(PageKind.author, author.slug())))
                .put("sameAs", facts.homepages().get(author.slug()))
                .put("jobTitle", author.role())
                .fields();
    }

    private SchemaOrgObject publisher(PageContext facts) {
        SchemaOrgObject publisher = organization(facts.siteName(), site.home());
        publisher.put(
                "logo",
                facts.logoUrl() == null
                        ? null
                        : new SchemaOrgObject("ImageObject").put("url", site.absolute(facts.logoUrl())));
        publisher.put(
                "sameAs",
                facts.social().stream().map(link -> site.absolute(link.url())).toList());
        return publisher;
    }

    private SchemaOrgObject organization(String name, String url) {
        return new SchemaOrgObject("Organization")
                .put("name", name)
                .put("url", url == null ? null : site.absolute(url));
    }

    private static Map<String, Object> correction(Correction correction) {
        return new SchemaOrgObject("CorrectionComment")
                .put("text", correction.text())
                .put("datePublished", correction.at())
                .fields();
    }
}
