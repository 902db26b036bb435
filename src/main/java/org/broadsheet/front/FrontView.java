package org.broadsheet.front;

import java.util.List;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.reading.CardJson;

/** A front page, section by section. No article appears twice. */
public record FrontView(List<Section> items) {
    /**
     * @param lead the article that an editor pinned, or else the latest; null when there is none
     * @param pinned whether an editor pinned the lead
     */
    public record Section(
            CategoryRef category, CardJson lead, boolean pinned, List<CardJson> latest, List<CardJson> mostRead) {}
}
