package org.broadsheet.sitemaps;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The month of a sitemap. It lists the articles that were published in this month, in UTC. */
public record SitemapMonth(YearMonth month) {
    /** @throws IllegalArgumentException if the text is no month */
    public static SitemapMonth fromString(String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return new SitemapMonth(YearMonth.parse(text));
            }
        } catch (DateTimeException noSuchMonth) {
            // reported below
        }
        throw new IllegalArgumentException("must be a month such as 2025-01");
    }

    Instant start() {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
