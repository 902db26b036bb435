package org.broadsheet.articles.reading;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.broadsheet.articles.ArticleCard;

/**
 * An {@link ArticleCard} as JSON.
 *
 * @param json null when the card is not prerendered
 */
public record CardJson(
        UUID articleId, @JsonValue @JsonRawValue String json) {
    public boolean isPrerendered() {
        return json != null;
    }
}
