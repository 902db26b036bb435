package org.broadsheet.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.platform.problem.Faults;

/** Notes what does not fit the shape of an input, skips it and reads on. */
final class BodyFaults extends DeserializationProblemHandler {
    private static final String KEY = BodyFaults.class.getName();

    static Faults of(DeserializationContext context) {
        Faults faults = (Faults) context.getAttribute(KEY);
        if (faults == null) {
            throw new IllegalStateException("inputs are read by JsonInput only");
        }
        return faults;
    }

    static String key() {
        return KEY;
    }

    static String pointer(JsonParser parser) {
        JsonStreamContext place = parser.getParsingContext();
        if (parser.currentToken().isStructStart()) {
            place = place.getParent();
        }
        return place.pathAsPointer().toString();
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
            throws IOException {
        Collection<Object> known = reader == null ? null : reader.getKnownPropertyNames();
        of(context).add(pointer(parser), "is not a field here" + remedy(name, known));
        parser.skipChildren();
        return true;
    }

    /** What others call the same thing. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("date", "publishedAt"),
            Map.entry("pubDate", "publishedAt"),
            Map.entry("headline", "title"),
            Map.entry("lang", "language"),
            Map.entry("locale", "language"),
            Map.entry("description", "summary"),
            Map.entry("excerpt", "summary"),
            Map.entry("standfirst", "summary"),
            Map.entry("section", "category"),
            Map.entry("keywords", "tags"),
            Map.entry("byline", "authors"),
            Map.entry("permalink", "slug"),
            Map.entry("draft", "status"),
            Map.entry("content", "body"),
            Map.entry("text", "body"));

    private static String remedy(String name, Collection<Object> known) {
        if (known == null || known.isEmpty()) {
            return "";
        }
        TreeSet<String> names = new TreeSet<>();
        known.forEach(each -> names.add(each.toString()));
        return NearMiss.of(name, names)
                .or(() -> Optional.ofNullable(OTHER_NAMES.get(name)).filter(names::contains))
                .map(near -> "; did you mean `" + near + "`?")
                .orElse("; known are " + String.join(", ", names));
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        return noted(
                context, parser, target.isCollectionLikeType() ? "must be a list" : expected(target.getRawClass()));
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> target, ValueInstantiator maker, JsonParser parser, String message)
            throws IOException {
        return noted(context, parser, expected(target));
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        of(context).add(pointer(context.getParser()), expected(target));
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String message) {
        of(context).add(pointer(context.getParser()), expected(target));
        return null;
    }

    private static Object noted(DeserializationContext context, JsonParser parser, String detail) throws IOException {
        of(context).add(pointer(parser), detail);
        parser.skipChildren();
        return null;
    }

    private static String expected(Class<?> target) {
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        return "must be an object";
    }
}
