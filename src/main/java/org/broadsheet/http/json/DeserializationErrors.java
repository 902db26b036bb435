package org.broadsheet.http.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.broadsheet.http.problem.FieldErrors;

/** Records each value of the wrong type as an error, skips it and continues, so that one pass finds all errors. */
final class DeserializationErrors extends DeserializationProblemHandler {
    private static final String KEY = DeserializationErrors.class.getName();
    private static final String UNKNOWN = KEY + ".unknown";

    static FieldErrors of(DeserializationContext context) {
        FieldErrors errors = (FieldErrors) context.getAttribute(KEY);
        if (errors == null) {
            throw new IllegalStateException("Inputs are read by StrictJsonReader only");
        }
        return errors;
    }

    /** @param unknown set to true if the input has a field that the type lacks */
    static ObjectReader collectingInto(ObjectReader reader, FieldErrors errors, AtomicBoolean unknown) {
        return reader.withAttribute(KEY, errors).withAttribute(UNKNOWN, unknown);
    }

    static String pointer(JsonParser parser) {
        JsonStreamContext position = parser.getParsingContext();
        if (parser.currentToken().isStructStart()) {
            position = position.getParent();
        }
        return position.pathAsPointer().toString();
    }

    /** Only sets the flag. {@link UnknownFieldErrors} finds the pointer, which this parser does not always have. */
    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
            throws IOException {
        ((AtomicBoolean) context.getAttribute(UNKNOWN)).set(true);
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        return addAndSkip(
                context,
                parser,
                target.isCollectionLikeType() ? "must be a list, in square brackets" : expected(target.getRawClass()));
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> target, ValueInstantiator maker, JsonParser parser, String message)
            throws IOException {
        return addAndSkip(context, parser, expected(target));
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        of(context).add(pointer(context.getParser()), target.isEnum() ? oneOf(target, value) : expected(target));
        return null;
    }

    private static String oneOf(Class<?> target, String word) {
        return ClosestMatch.oneOf(
                Arrays.stream(target.getEnumConstants()).map(Object::toString).toList(), word);
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String message) {
        of(context).add(pointer(context.getParser()), expected(target));
        return null;
    }

    private static Object addAndSkip(DeserializationContext context, JsonParser parser, String detail)
            throws IOException {
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
        if (!target.isRecord()) {
            return "must be an object";
        }
        String fields = Arrays.stream(target.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
        return (acceptsString(target) ? "must be a name or slug, or an object with " : "must be an object with ")
                + fields;
    }

    /** Whether the type can also be written as a string. */
    private static boolean acceptsString(Class<?> target) {
        return Arrays.stream(target.getMethods())
                .map(method -> method.getAnnotation(JsonCreator.class))
                .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
    }
}
