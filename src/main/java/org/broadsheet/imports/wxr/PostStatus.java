package org.broadsheet.imports.wxr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The status of an article that is made of a WordPress post.
 *
 * @param time the time of publication, past or planned; null if unknown
 */
record PostStatus(String status, Instant time) {
    private static final DateTimeFormatter WORDPRESS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    static PostStatus of(WxrItem item, Instant now, WxrWarnings warnings) {
        Instant time = time(item, warnings);
        String status = item.text("wp:status");
        if (!item.text("wp:post_password").isEmpty()) {
            warnings.add(item, "wp:post_password", "is not kept; the article is a draft");
            return new PostStatus("draft", null);
        }
        switch (status) {
            case "publish", "future" -> {
                return new PostStatus(time != null && time.isAfter(now) ? "scheduled" : "published", time);
            }
            case "trash" -> {
                return new PostStatus("archived", null);
            }
            case "draft" -> {
                return new PostStatus("draft", null);
            }
            default -> {
                warnings.add(item, "wp:status", "`" + status + "` is not known here; the article is a draft");
                return new PostStatus("draft", null);
            }
        }
    }

    void writeTo(ObjectNode fields) {
        fields.put("status", status);
        if (time != null) {
            fields.put(status.equals("scheduled") ? "publishAt" : "publishedAt", time.toString());
        }
    }

    private static Instant time(WxrItem item, WxrWarnings warnings) {
        Instant time = parseUtc(item.text("wp:post_date_gmt"));
        if (time == null) {
            time = parsePubDate(item.text("pubDate"));
        }
        if (time == null) {
            time = parseUtc(item.text("wp:post_date"));
            if (time != null) {
                warnings.add(item, "wp:post_date", "is taken for UTC, as the file does not tell the zone");
            }
        }
        return time;
    }

    /** Returns null for {@code 0000-00-00 00:00:00}, which WordPress writes for no time. */
    private static Instant parseUtc(String text) {
        try {
            return LocalDateTime.parse(text, WORDPRESS).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Instant parsePubDate(String text) {
        try {
            Instant time = OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return time.isBefore(Instant.EPOCH) ? null : time;
        } catch (DateTimeException none) {
            return null;
        }
    }
}
