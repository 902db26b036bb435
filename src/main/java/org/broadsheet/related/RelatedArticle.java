package org.broadsheet.related;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.List;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.related.explanation.RelatedReason;

/**
 * A card, and why it is here: one object in JSON.
 *
 * @param score 0 to 1; absent unless an explanation was asked for
 * @param reasons their weights add up to the score; absent likewise
 */
@JsonSerialize(using = RelatedArticle.AsOneObject.class)
public record RelatedArticle(CardJson card, RelatedOrigin origin, Double score, List<RelatedReason> reasons) {
    /** The card's JSON goes in as it stands. */
    static final class AsOneObject extends JsonSerializer<RelatedArticle> {
        @Override
        public void serialize(RelatedArticle related, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            String card = related.card().json();
            json.writeStartObject();
            json.writeRaw(card, 1, card.length() - 2);
            json.writeRaw(',');
            serializers.defaultSerializeField("origin", related.origin(), json);
            if (related.score() != null) {
                json.writeNumberField("score", related.score());
                serializers.defaultSerializeField("reasons", related.reasons(), json);
            }
            json.writeEndObject();
        }
    }
}
