package org.broadsheet.http.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * Interprets values without quotes as JSON does: null, true, false and numbers; anything else is text, including times,
 * "no", "on" and 0x1F. {@code ~} and the empty value are null, as in YAML.
 */
final class PlainScalar {
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final JsonMapper JSON = new JsonMapper();

    private PlainScalar() {}

    static JsonNode read(String text) {
        return switch (text) {
            case "", "~", "null" -> NullNode.instance;
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> NUMBER.matcher(text).matches() ? number(text) : TextNode.valueOf(text);
        };
    }

    private static JsonNode number(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
