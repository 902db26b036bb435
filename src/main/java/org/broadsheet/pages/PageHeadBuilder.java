package org.broadsheet.pages;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.articles.ArticleCard.ImageView;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.Seo;
import org.broadsheet.pages.PageHead.Alternate;
import org.broadsheet.pages.PageHead.Meta;
import org.broadsheet.pages.PageHead.Property;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;

/** Puts together what search engines and social networks are told of an article. */
@Singleton
class PageHeadBuilder {
    private static final Pattern HANDLE = Pattern.compile("https?://(?:www\\.)?(?:x|twitter)\\.com/@?(\\w{1,15})/?");

    private final SiteUrls site;
    private final StructuredData structuredData;

    PageHeadBuilder(SiteUrls site, StructuredData structuredData) {
        this.site = site;
        this.structuredData = structuredData;
    }

    /** What stands for the article in a preview of it. */
    private record Preview(String title, String description, String image, String alt, Integer width, Integer height) {}

    PageHead build(ArticleView article, PageContext facts) {
        Preview preview = preview(article, facts);
        String canonical = site.absolute(article.canonicalUrl() == null ? article.url() : article.canonicalUrl());
        return new PageHead(
                preview.title(),
                preview.description(),
                canonical,
                robots(article, facts),
                openGraph(article, facts, preview, canonical),
                twitter(facts, preview),
                hreflang(article, facts),
                structuredData.toJson(article, facts));
    }

    private Preview preview(ArticleView article, PageContext facts) {
        Seo written = facts.seo();
        String title = written.title() == null ? article.title() : written.title();
        String description = written.description() == null ? article.summary() : written.description();
        ImageView image = article.image();
        if (written.imageUrl() != null || image == null) {
            String url = written.imageUrl() == null ? null : site.absolute(written.imageUrl());
            return new Preview(title, description, url, null, null, null);
        }
        return new Preview(title, description, site.absolute(image.url()), image.alt(), image.width(), image.height());
    }

    private static String robots(ArticleView article, PageContext facts) {
        boolean hidden = Boolean.TRUE.equals(facts.seo().noIndex()) || article.status() != ArticleStatus.published;
        return hidden ? "noindex" : "index, follow, max-image-preview:large";
    }

    private List<Property> openGraph(ArticleView article, PageContext facts, Preview preview, String canonical) {
        List<Property> properties = new ArrayList<>();
        add(properties, "og:type", "article");
        add(properties, "og:title", preview.title());
        add(properties, "og:description", preview.description());
        add(properties, "og:url", canonical);
        add(properties, "og:site_name", facts.siteName());
        Locale locale = Locale.forLanguageTag(article.language());
        add(
                properties,
                "og:locale",
                locale.getCountry().isEmpty() ? null : locale.getLanguage() + "_" + locale.getCountry());
        add(properties, "og:image", preview.image());
        add(properties, "og:image:alt", preview.alt());
        add(properties, "og:image:width", preview.width());
        add(properties, "og:image:height", preview.height());
        add(properties, "article:published_time", article.publishedAt());
        add(properties, "article:modified_time", article.updatedAt());
        add(properties, "article:section", article.category().name());
        article.authors()
                .forEach(author ->
                        add(properties, "article:author", site.absolute(site.of(PageKind.author, author.slug()))));
        article.tags().forEach(tag -> add(properties, "article:tag", tag.name()));
        return properties;
    }

    private static void add(List<Property> properties, String property, Object content) {
        if (content != null) {
            properties.add(new Property(property, content.toString()));
        }
    }

    private static List<Meta> twitter(PageContext facts, Preview preview) {
        List<Meta> metas = new ArrayList<>();
        metas.add(new Meta("twitter:card", preview.image() == null ? "summary" : "summary_large_image"));
        handle(facts).ifPresent(handle -> metas.add(new Meta("twitter:site", "@" + handle)));
        metas.add(new Meta("twitter:title", preview.title()));
        Optional.ofNullable(preview.description()).ifPresent(text -> metas.add(new Meta("twitter:description", text)));
        Optional.ofNullable(preview.image()).ifPresent(url -> metas.add(new Meta("twitter:image", url)));
        Optional.ofNullable(preview.alt()).ifPresent(text -> metas.add(new Meta("twitter:image:alt", text)));
        return metas;
    }

    /** The site's own, among its social links. */
    private static Optional<String> handle(PageContext facts) {
        return facts.social().stream()
                .map(link -> HANDLE.matcher(link.url()))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    private List<Alternate> hreflang(ArticleView article, PageContext facts) {
        if (facts.translations().isEmpty() || article.status() != ArticleStatus.published) {
            return List.of();
        }
        List<Alternate> alternates = new ArrayList<>();
        alternates.add(new Alternate(article.language(), site.absolute(article.url())));
        facts.translations()
                .forEach(other -> alternates.add(new Alternate(
                        other.language(),
                        site.absolute(site.article(other.slug(), other.category(), other.language())))));
        alternates.sort(Comparator.comparing(Alternate::language));
        String everybodyElse = alternates.stream()
                .filter(each -> each.language().equals(facts.defaultLanguage()))
                .findFirst()
                .orElse(alternates.get(0))
                .url();
        alternates.add(new Alternate("x-default", everybodyElse));
        return alternates;
    }
}
