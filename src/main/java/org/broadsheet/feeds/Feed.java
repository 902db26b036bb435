package org.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.ArticleView.TagRef;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A feed before it is written as one format or another. All addresses in it are whole.
 *
 * @param self its own address
 * @param home the page that shows the same
 * @param next the feed that goes on behind it (RFC 5005); null on the last
 * @param language null when it has several
 */
record Feed(
        String title,
        String description,
        String language,
        String selfUrl,
        String homePageUrl,
        String nextUrl,
        List<Entry> entries) {

    /** When anything in it last changed. */
    Instant updatedAt() {
        return entries.stream()
                .map(entry -> entry.article().updatedAt())
                .reduce(Instant.EPOCH, (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * @param url of its page
     * @param image its address, or null
     * @param html the body, or null where a summary is enough
     */
    record Entry(ArticleView article, String url, String image, String html) {
        /** Stays the same whatever becomes of slug and site. */
        String id() {
            return "urn:uuid:" + article.id();
        }

        /** Plain text. */
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

        /** Told by its name; nothing is fetched for it. */
        Optional<String> imageType() {
            String name = image == null ? "" : image.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
            return name.matches(".*\\.jpe?g")
                    ? Optional.of("image/jpeg")
                    : Optional.of(name.replaceFirst(".*\\.", ""))
                            .filter(end -> List.of("png", "webp", "gif", "avif").contains(end))
                            .map(end -> "image/" + end);
        }
    }

    /** The body with whole addresses, since feeds are read elsewhere. */
    static String withAbsoluteUrls(String html, String page) {
        Document body = Jsoup.parseBodyFragment(html, page);
        body.outputSettings().prettyPrint(false);
        for (String attribute : List.of("href", "src")) {
            for (Element element : body.select("[" + attribute + "]")) {
                element.attr(attribute, element.absUrl(attribute));
            }
        }
        return body.body().html();
    }
}
