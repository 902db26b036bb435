package org.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.ArticleView.TagRef;
import org.broadsheet.site.SiteUrls;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A feed, independent of its format. All URLs are absolute.
 *
 * @param selfUrl the URL of the feed itself
 * @param homePageUrl the URL of the home page of the site
 * @param nextUrl the URL of the next page of the feed (RFC 5005); null on the last page
 * @param language null if the feed may have several languages
 */
record Feed(
        String title,
        String description,
        String language,
        String selfUrl,
        String homePageUrl,
        String nextUrl,
        List<Entry> entries) {

    /** Returns the time of the latest change of an entry. */
    Instant updatedAt() {
        return entries.stream()
                .map(entry -> entry.article().updatedAt())
                .reduce(Instant.EPOCH, (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * @param url the URL of the article page
     * @param image the URL of the image, or null
     * @param html the body, or null in feeds of summaries
     */
    record Entry(ArticleView article, String url, String image, String html) {
        /** Returns an id that does not change with the slug or the URL of the site. */
        String id() {
            return "urn:uuid:" + article.id();
        }

        /** Returns plain text; empty if there is no summary. */
        String summary() {
            return article.summary() == null ? "" : article.summary();
        }

        List<String> categoryNames() {
            return Stream.concat(
                            Stream.of(article.category().name()),
                            article.tags().stream().map(TagRef::name))
                    .distinct()
                    .toList();
        }

        /** Guesses the media type of the image by the extension of its URL. */
        Optional<String> imageType() {
            String name = image == null ? "" : image.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
            return name.matches(".*\\.jpe?g")
                    ? Optional.of("image/jpeg")
                    : Optional.of(name.replaceFirst(".*\\.", ""))
                            .filter(end -> List.of("png", "webp", "gif", "avif").contains(end))
                            .map(end -> "image/" + end);
        }
    }

    /** Makes links and image URLs in the body absolute, and removes images whose URL is not known. */
    static String withAbsoluteUrls(String html, String page, SiteUrls urls) {
        Document body = Jsoup.parseBodyFragment(html, page);
        body.outputSettings().prettyPrint(false);
        for (Element image : body.select("img[src]")) {
            urls.absoluteImage(image.attr("src")).ifPresentOrElse(url -> image.attr("src", url), image::remove);
        }
        for (String attribute : List.of("href", "src")) {
            for (Element element : body.select("[" + attribute + "]")) {
                element.attr(attribute, element.absUrl(attribute));
            }
        }
        return body.body().html();
    }
}
