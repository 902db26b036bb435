package org.broadsheet.related.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.broadsheet.related.RelatedOrigin;

/**
 * Why an article stands in a related list, and how much of its score that accounts for.
 *
 * @param kind terms, tags, author, category, time, pinned or fallback
 * @param weight its part of the score
 * @param days for time: how far apart the two were published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelatedReason(
        String kind,
        double weight,
        List<String> terms,
        List<String> tags,
        List<String> authors,
        String category,
        Double days) {

    static RelatedReason terms(double weight, List<String> terms) {
        return new RelatedReason("terms", weight, terms, null, null, null, null);
    }

    static RelatedReason tags(double weight, List<String> slugs) {
        return new RelatedReason("tags", weight, null, slugs, null, null, null);
    }

    static RelatedReason author(double weight, List<String> slugs) {
        return new RelatedReason("author", weight, null, null, slugs, null, null);
    }

    static RelatedReason category(double weight, String slug) {
        return new RelatedReason("category", weight, null, null, null, slug, null);
    }

    static RelatedReason time(double weight, double days) {
        return new RelatedReason("time", weight, null, null, null, null, days);
    }

    static RelatedReason ofOrigin(RelatedOrigin origin, double weight) {
        return new RelatedReason(origin.name(), weight, null, null, null, null, null);
    }

    RelatedReason withWeight(double other) {
        return new RelatedReason(kind, other, terms, tags, authors, category, days);
    }
}
