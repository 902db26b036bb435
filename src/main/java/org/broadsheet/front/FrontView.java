package org.broadsheet.front;

import java.util.List;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleCard.CategoryRef;

/** A front page, section by section. No article stands in it twice. */
public record FrontView(List<Section> items) {
    /**
     * A section.
     *
     * @param lead what an editor put at its head, or else the newest; null when there is nothing
     * @param pinned whether an editor did
     */
    public record Section(
            CategoryRef category,
            ArticleCard lead,
            boolean pinned,
            List<ArticleCard> latest,
            List<ArticleCard> mostRead) {}
}
