package org.broadsheet.related;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why an article stands in a related list, and how much of its score that accounts for.
 *
 * @param kind terms, tags, author, category, time, pinned or fallback
 * @param weight its part of the score
 * @param days for time: how far apart the two were published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(
        String kind,
        double weight,
        List<String> terms,
        List<String> tags,
        List<String> authors,
        String category,
        Double days) {

    static Reason terms(double weight, List<String> terms) {
        return new Reason("terms", weight, terms, null, null, null, null);
    }

    static Reason tags(double weight, List<String> slugs) {
        return new Reason("tags", weight, null, slugs, null, null, null);
    }

    static Reason author(double weight, List<String> slugs) {
        return new Reason("author", weight, null, null, slugs, null, null);
    }

    static Reason category(double weight, String slug) {
        return new Reason("category", weight, null, null, null, slug, null);
    }

    static Reason time(double weight, double days) {
        return new Reason("time", weight, null, null, null, null, days);
    }

    static Reason plain(Origin origin, double weight) {
        return new Reason(origin.name(), weight, null, null, null, null, null);
    }

    Reason weighing(double other) {
        return new Reason(kind, other, terms, tags, authors, category, days);
    }
}
