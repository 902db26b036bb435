package org.broadsheet.articles.reading;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.broadsheet.articles.ArticleCard;

/**
 * An {@link ArticleCard} as it is sent.
 *
 * @param json null where it is not ready yet
 */
public record CardJson(
        UUID articleId, @JsonValue @JsonRawValue String json) {
    public boolean isPrerendered() {
        return json != null;
    }
}
