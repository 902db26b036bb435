package org.broadsheet.related;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.broadsheet.articles.ArticleCard;

/**
 * A card, and why it is here.
 *
 * @param score 0 to 1; absent unless an explanation was asked for
 * @param reasons their weights add up to the score; absent likewise
 */
public record RelatedArticle(
        @JsonUnwrapped ArticleCard card,
        Origin origin,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double score,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Reason> reasons) {}
