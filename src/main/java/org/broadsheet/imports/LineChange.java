package org.broadsheet.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.http.json.FieldChange;

/**
 * What a line of a dry run would do.
 *
 * @param line of the body, from 1
 * @param kind of what it describes
 * @param slug as the line has it; null when it leaves that open
 * @param changes empty for what would be created, as the line says it all
 */
public record LineChange(long line, Outcome outcome, String kind, String slug, List<FieldChange> changes) {
    private static final int MOST_FIELDS = 20;
    private static final int MOST_CHARACTERS = 300;

    static LineChange of(PreparedLine line, Outcome outcome, List<FieldChange> changes) {
        return new LineChange(
                line.line().number(),
                outcome,
                line.kind(),
                line.slug().isEmpty() ? null : line.slug(),
                changes.stream().limit(MOST_FIELDS).map(LineChange::shortened).toList());
    }

    private static FieldChange shortened(FieldChange change) {
        return new FieldChange(change.pointer(), cut(change.before()), cut(change.after()), cut(change.diff()));
    }

    private static JsonNode cut(JsonNode value) {
        if (value == null || value.toString().length() <= MOST_CHARACTERS) {
            return value;
        }
        return TextNode.valueOf(cut(value.isTextual() ? value.textValue() : value.toString()));
    }

    private static String cut(String text) {
        return text == null || text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
