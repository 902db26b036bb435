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
 * Reads a YAML mapping into a JSON tree and records the positions of its fields. Uses the parser's events only: no Java
 * objects are constructed and no aliases expanded. Refuses anchors, aliases, tags and duplicate names.
 */
public final class YamlReader {
    private static final int MAX_DEPTH = 20;

    /** Longer pointers, and more than {@link #MAX_POSITIONS}, are not recorded: an error there gets its parent's position. */
    private static final int MAX_POINTER_LENGTH = 100;

    private static final int MAX_POSITIONS = 5000;

    private final FieldPositions positions;
    private final int linesBefore;
    private final Iterator<Event> events;
    private int recordedPositions;

    private YamlReader(String text, int linesBefore, FieldPositions positions) {
        this.positions = positions;
        this.linesBefore = linesBefore;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(text.length() + 1);
        this.events = new Yaml(options).parse(new StringReader(text)).iterator();
    }

    /**
     * @param linesBefore number of lines of the file before the text
     * @throws org.broadsheet.http.problem.ProblemException 400 with line and column
     */
    public static ObjectNode read(String text, int linesBefore, FieldPositions positions) {
        try {
            return new YamlReader(text, linesBefore, positions).document();
        } catch (YAMLException malformed) {
            throw YamlSyntaxMessage.in(malformed, linesBefore);
        }
    }

    private ObjectNode document() {
        events.next(); // start of stream
        Event first = events.next();
        if (first instanceof StreamEndEvent) {
            return JsonNodeFactory.instance.objectNode();
        }
        Event root = events.next();
        if (root instanceof ScalarEvent empty && empty.getValue().isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(root instanceof MappingStartEvent start)) {
            throw problem(root, "a list of `name: value` lines is required here");
        }
        ObjectNode tree = mapping(start, "", 1);
        events.next(); // end of document
        Event next = events.next();
        if (!(next instanceof StreamEndEvent)) {
            throw problem(next, "there is a second document");
        }
        return tree;
    }

    /** @param pointer null if the position is not recorded */
    private JsonNode value(Event event, String pointer, int depth) {
        requirePlain(event);
        if (depth > MAX_DEPTH) {
            throw problem(event, "is nested too deep");
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
                throw problem(key, "a name is required here");
            }
            if (mapping.has(name.getValue())) {
                throw problem(key, "`" + name.getValue() + "` is a duplicate name");
            }
            String inner = addPosition(pointer, name.getValue(), key);
            mapping.set(name.getValue(), value(events.next(), inner, depth + 1));
        }
        return mapping;
    }

    private ArrayNode sequence(SequenceStartEvent start, String pointer, int depth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
            String inner = addPosition(pointer, Integer.toString(list.size()), item);
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
            throw problem(event, "anchors and aliases (`&`, `*`) are not supported; quote the value if it begins so");
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof org.yaml.snakeyaml.events.CollectionStartEvent collection
                        ? collection.getTag()
                        : null;
        if (tag != null) {
            throw problem(event, "tags (`!`) are not supported; quote the value if it begins so");
        }
    }

    /** Returns the pointer of the value; null if its position is not recorded. */
    private String addPosition(String parent, String name, Event event) {
        if (parent == null
                || parent.length() + name.length() >= MAX_POINTER_LENGTH
                || recordedPositions >= MAX_POSITIONS) {
            return null;
        }
        String pointer = parent + "/" + name.replace("~", "~0").replace("/", "~1");
        positions.put(
                pointer,
                event.getStartMark().getLine() + 1 + linesBefore,
                event.getStartMark().getColumn() + 1);
        recordedPositions++;
        return pointer;
    }

    private RuntimeException problem(Event event, String detail) {
        return YamlSyntaxMessage.at(FieldError.at("", detail)
                .atPosition(
                        event.getStartMark().getLine() + 1 + linesBefore,
                        event.getStartMark().getColumn() + 1));
    }
}
