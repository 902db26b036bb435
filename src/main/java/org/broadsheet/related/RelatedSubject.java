package org.broadsheet.related;

import java.util.List;
import java.util.UUID;
import org.broadsheet.related.text.WeightedVector;

/**
 * The article, text or reading history for which a related list is requested.
 *
 * @param publicId null unless the subject is one article
 * @param articleIds the subject's published articles; empty for a text or an unpublished article
 * @param textVector vector of a text or unpublished article; null otherwise
 * @param language the default language of the related articles
 * @param day publication time in days since 1970; the current time for a text or unpublished article
 * @param editorialArticleId the article whose pins and exclusions apply; 0 for none
 * @param categoryId category whose newest articles are the first fallback; 0 for none
 * @param excludedIds articles that must not be listed: the subject's own and their translations
 */
public record RelatedSubject(
        UUID publicId,
        List<Long> articleIds,
        WeightedVector textVector,
        String language,
        double day,
        long editorialArticleId,
        long categoryId,
        List<Long> excludedIds) {
    /** A published article with the fields that an explanation needs. */
    public static RelatedSubject ofArticle(UUID publicId, long id, String language, double day) {
        return new RelatedSubject(publicId, List.of(id), null, language, day, id, 0, List.of(id));
    }
}
