package org.broadsheet.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** JSON Feed 1.1, which omits unknown fields. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        String homePageUrl,
        String feedUrl,
        String description,
        String nextUrl,
        String language,
        List<Item> items) {
    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            String title,
            String contentHtml,
            String contentText,
            String summary,
            String image,
            Instant datePublished,
            Instant dateModified,
            List<Person> authors,
            List<String> tags,
            String language) {}

    /** An author. */
    record Person(String name) {}

    static byte[] bytes(Feed feed, ObjectMapper json) {
        try {
            return json.writeValueAsBytes(of(feed));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonFeed of(Feed feed) {
        return new JsonFeed(
                VERSION,
                feed.title(),
                feed.homePageUrl(),
                feed.selfUrl(),
                feed.description(),
                feed.nextUrl(),
                feed.language(),
                feed.entries().stream().map(JsonFeed::item).toList());
    }

    private static Item item(Feed.Entry entry) {
        return new Item(
                entry.id(),
                entry.url(),
                entry.article().title(),
                entry.html(),
                entry.html() == null ? entry.summary() : null,
                entry.article().summary(),
                entry.image(),
                entry.article().publishedAt(),
                entry.article().updatedAt(),
                entry.article().authors().stream()
                        .map(author -> new Person(author.name()))
                        .toList(),
                entry.categoryNames(),
                entry.article().language());
    }
}
