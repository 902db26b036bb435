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

/** Builds the title, meta elements and links in the head of an article's page. */
@Singleton
class PageHeadBuilder {
    /** A profile URL on X; group 1 is the handle. */
    private static final Pattern X_PROFILE = Pattern.compile("https?://(?:www\\.)?(?:x|twitter)\\.com/@?(\\w{1,15})/?");

    private final SiteUrls urls;
    private final StructuredData structuredData;

    PageHeadBuilder(SiteUrls urls, StructuredData structuredData) {
        this.urls = urls;
        this.structuredData = structuredData;
    }

    /** Texts and image for search results and link previews; fields other than the title may be null. */
    private record Preview(String title, String description, String image, String alt, Integer width, Integer height) {}

    PageHead build(ArticleView article, PageContext context) {
        Preview preview = preview(article, context);
        String canonical = urls.absolute(article.canonicalUrl() == null ? article.url() : article.canonicalUrl());
        return new PageHead(
                preview.title(),
                preview.description(),
                canonical,
                robots(article, context),
                openGraph(article, context, preview, canonical),
                twitter(context, preview),
                hreflang(article, context),
                structuredData.toJson(article, context));
    }

    private Preview preview(ArticleView article, PageContext context) {
        Seo seo = context.seo();
        String title = seo.title() == null ? article.title() : seo.title();
        String description = seo.description() == null ? article.summary() : seo.description();
        ImageView image = article.image();
        Optional<String> url =
                urls.absoluteImage(seo.imageUrl() != null || image == null ? seo.imageUrl() : image.url());
        return seo.imageUrl() != null || url.isEmpty()
                ? new Preview(title, description, url.orElse(null), null, null, null)
                : new Preview(title, description, url.get(), image.alt(), image.width(), image.height());
    }

    private static String robots(ArticleView article, PageContext context) {
        boolean hidden = Boolean.TRUE.equals(context.seo().noIndex()) || article.status() != ArticleStatus.published;
        return hidden ? "noindex" : "index, follow, max-image-preview:large";
    }

    private List<Property> openGraph(ArticleView article, PageContext context, Preview preview, String canonical) {
        List<Property> properties = new ArrayList<>();
        add(properties, "og:type", "article");
        add(properties, "og:title", preview.title());
        add(properties, "og:description", preview.description());
        add(properties, "og:url", canonical);
        add(properties, "og:site_name", context.siteName());
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
                        add(properties, "article:author", urls.absolute(urls.of(PageKind.author, author.slug()))));
        article.tags().forEach(tag -> add(properties, "article:tag", tag.name()));
        return properties;
    }

    private static void add(List<Property> properties, String property, Object content) {
        if (content != null) {
            properties.add(new Property(property, content.toString()));
        }
    }

    private static List<Meta> twitter(PageContext context, Preview preview) {
        List<Meta> metas = new ArrayList<>();
        metas.add(new Meta("twitter:card", preview.image() == null ? "summary" : "summary_large_image"));
        handle(context).ifPresent(handle -> metas.add(new Meta("twitter:site", "@" + handle)));
        metas.add(new Meta("twitter:title", preview.title()));
        Optional.ofNullable(preview.description()).ifPresent(text -> metas.add(new Meta("twitter:description", text)));
        Optional.ofNullable(preview.image()).ifPresent(url -> metas.add(new Meta("twitter:image", url)));
        Optional.ofNullable(preview.alt()).ifPresent(text -> metas.add(new Meta("twitter:image:alt", text)));
        return metas;
    }

    /** Returns the site's handle on X, from its social links. */
    private static Optional<String> handle(PageContext context) {
        return context.social().stream()
                .map(link -> X_PROFILE.matcher(link.url()))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    private List<Alternate> hreflang(ArticleView article, PageContext context) {
        if (context.translations().isEmpty() || article.status() != ArticleStatus.published) {
            return List.of();
        }
        List<Alternate> alternates = new ArrayList<>();
        alternates.add(new Alternate(article.language(), urls.absolute(article.url())));
        context.translations()
                .forEach(other -> alternates.add(new Alternate(
                        other.language(),
                        urls.absolute(urls.article(other.slug(), other.category(), other.language())))));
        alternates.sort(Comparator.comparing(Alternate::language));
        String defaultUrl = alternates.stream()
                .filter(alternate -> alternate.language().equals(context.defaultLanguage()))
                .findFirst()
                .orElse(alternates.get(0))
                .url();
        alternates.add(new Alternate("x-default", defaultUrl));
        return alternates;
    }
}
