package org.broadsheet.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.http.json.FieldChange;

/**
 * The change that one line would make, in the report of a dry run.
 *
 * @param line the number of the line in the body, from 1
 * @param kind the kind of object, such as {@code article}
 * @param slug the slug in the line; null if it has none
 * @param changes empty for an object that would be created
 */
public record DryRunChange(long line, Outcome outcome, String kind, String slug, List<FieldChange> changes) {
    private static final int MAX_FIELDS = 20;
    private static final int MAX_CHARACTERS = 300;

    static DryRunChange of(PreparedLine line, Outcome outcome, List<FieldChange> changes) {
        return new DryRunChange(
                line.line().number(),
                outcome,
                line.kind(),
                line.slug().isEmpty() ? null : line.slug(),
                changes.stream().limit(MAX_FIELDS).map(DryRunChange::shorten).toList());
    }

    private static FieldChange shorten(FieldChange change) {
        return new FieldChange(
                change.pointer(), shorten(change.before()), shorten(change.after()), shorten(change.diff()));
    }

    private static JsonNode shorten(JsonNode value) {
        if (value == null || value.toString().length() <= MAX_CHARACTERS) {
            return value;
        }
        return TextNode.valueOf(shorten(value.isTextual() ? value.textValue() : value.toString()));
    }

    private static String shorten(String text) {
        return text == null || text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }
}
