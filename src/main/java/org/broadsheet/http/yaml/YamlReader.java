package org.broadsheet.http.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Iterator;
import org.broadsheet.http.problem.FieldError;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * A YAML mapping as the JSON tree it stands for, and where its fields are. Read from the parser's events, so that
 * nothing is ever constructed, expanded or followed: anchors, aliases and tags are refused, names stand once.
 */
public final class YamlReader {
    private static final int MAX_DEPTH = 20;

    private final FieldPositions positions;
    private final int linesBefore;
    private final Iterator<Event> events;

    private YamlReader(String text, int linesBefore, FieldPositions positions) {
        this.positions = positions;
        this.linesBefore = linesBefore;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(text.length() + 1);
        this.events = new Yaml(options).parse(new StringReader(text)).iterator();
    }

    /**
     * @param linesBefore how many lines of the file stand above the text
     * @throws org.broadsheet.http.problem.ProblemException 400 naming line and column
     */
    public static ObjectNode read(String text, int linesBefore, FieldPositions positions) {
        try {
            return new YamlReader(text, linesBefore, positions).document();
        } catch (YAMLException malformed) {
            throw YamlSyntaxMessage.in(malformed, linesBefore);
        }
    }

    private ObjectNode document() {
        events.next(); // the stream begins
        Event first = events.next();
        if (first instanceof StreamEndEvent) {
            return JsonNodeFactory.instance.objectNode();
        }
        Event root = events.next();
        if (root instanceof ScalarEvent empty && empty.getValue().isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(root instanceof MappingStartEvent start)) {
            throw refusal(root, "a list of `name: value` lines belongs here");
        }
        ObjectNode tree = mapping(start, "", 1);
        events.next(); // the document ends
        Event behind = events.next();
        if (!(behind instanceof StreamEndEvent)) {
            throw refusal(behind, "there is a second document");
        }
        return tree;
    }

    private JsonNode value(Event event, String pointer, int depth) {
        requirePlain(event);
        if (depth > MAX_DEPTH) {
            throw refusal(event, "is nested too deep");
        }
        if (event instanceof MappingStartEvent start) {
            return mapping(start, pointer, depth);
        }
        return event instanceof SequenceStartEvent start
                ? sequence(start, pointer, depth)
                : scalar((ScalarEvent) event);
    }

    private ObjectNode mapping(MappingStartEvent start, String pointer, int depth) {
        requirePlain(start);
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        for (Event key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
            requirePlain(key);
            if (!(key instanceof ScalarEvent name)) {
                throw refusal(key, "a name belongs here");
            }
            if (mapping.has(name.getValue())) {
                throw refusal(key, "`" + name.getValue() + "` stands here a second time");
            }
            String inner = pointer + "/" + name.getValue().replace("~", "~0").replace("/", "~1");
            place(inner, key);
            mapping.set(name.getValue(), value(events.next(), inner, depth + 1));
        }
        return mapping;
    }

    private ArrayNode sequence(SequenceStartEvent start, String pointer, int depth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
            String inner = pointer + "/" + list.size();
            place(inner, item);
            list.add(value(item, inner, depth + 1));
        }
        return list;
    }

    private static JsonNode scalar(ScalarEvent event) {
        return event.isPlain()
                ? PlainScalar.read(event.getValue())
                : JsonNodeFactory.instance.textNode(event.getValue());
    }

    private void requirePlain(Event event) {
        if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
            throw refusal(event, "anchors and aliases (`&`, `*`) are not taken; quote the value if it begins so");
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof org.yaml.snakeyaml.events.CollectionStartEvent collection
                        ? collection.getTag()
                        : null;
        if (tag != null) {
            throw refusal(event, "tags (`!`) are not taken; quote the value if it begins so");
        }
    }

    private void place(String pointer, Event event) {
        positions.put(
                pointer,
                event.getStartMark().getLine() + 1 + linesBefore,
                event.getStartMark().getColumn() + 1);
    }

    private RuntimeException refusal(Event event, String detail) {
        return YamlSyntaxMessage.at(FieldError.at("", detail)
                .atPosition(
                        event.getStartMark().getLine() + 1 + linesBefore,
                        event.getStartMark().getColumn() + 1));
    }
}
