package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * An {@link ArticleCard} as it is sent.
 *
 * @param json null where it is not ready yet
 */
public record CardJson(
        UUID articleId, @JsonValue @JsonRawValue String json) {
    public boolean isReady() {
        return json != null;
    }
}
