package org.broadsheet.front;

import java.util.List;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.reading.CardJson;

/** A front page, section by section. No article stands in it twice. */
public record FrontView(List<Section> items) {
    /**
     * A section.
     *
     * @param lead what an editor put at its head, or else the newest; null when there is nothing
     * @param pinned whether an editor did
     */
    public record Section(
            CategoryRef category, CardJson lead, boolean pinned, List<CardJson> latest, List<CardJson> mostRead) {}
}
