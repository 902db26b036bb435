package org.broadsheet.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import org.broadsheet.http.values.IsoDuration;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.ZonedTimestamps;

/**
 * Reads scalars without coercion: the number 5 is not the string "5". A value of the wrong type is recorded as an error
 * with its pointer and read as null, so that one pass finds all errors of a body.
 */
final class StrictScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @FunctionalInterface
    private interface ScalarReader<T> {
        /** @throws IllegalArgumentException with a message for the client that describes valid values */
        T of(JsonParser parser) throws IOException;
    }

    StrictScalars() {
        addScalar(String.class, "must be a string", JsonToken.VALUE_STRING, JsonParser::getText);
        addScalar(
                Slug.class,
                "must be a slug: " + Slug.RULE,
                JsonToken.VALUE_STRING,
                parser -> new Slug(parser.getText()));
        addScalar(
                LanguageTag.class,
                "must be a language tag",
                JsonToken.VALUE_STRING,
                parser -> LanguageTag.of(parser.getText()));
        addScalar(Integer.class, "must be a whole number", JsonToken.VALUE_NUMBER_INT, StrictScalars::integer);
        addScalar(Boolean.class, "must be true or false", JsonToken.VALUE_TRUE, JsonParser::getBooleanValue);
        addScalar(
                IsoDuration.class,
                IsoDuration.RULE,
                JsonToken.VALUE_STRING,
                parser -> IsoDuration.of(parser.getText()));
        addScalar(
                Instant.class,
                "must be a time in RFC 3339",
                JsonToken.VALUE_STRING,
                parser -> ZonedTimestamps.parse(parser.getText()));
    }

    private <T> void addScalar(Class<T> type, String rule, JsonToken expected, ScalarReader<T> reader) {
        addDeserializer(type, new Scalar<>(type, rule, expected, reader));
    }

    private static Integer integer(JsonParser parser) throws IOException {
        long value =
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Long.MAX_VALUE : parser.getLongValue();
        if (value != (int) value) {
            throw new IllegalArgumentException("must be a whole number within 32 bits");
        }
        return (int) value;
    }

    private static final class Scalar<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final String rule;
        private final JsonToken expected;
        private final transient ScalarReader<T> reader;

        Scalar(Class<T> type, String rule, JsonToken expected, ScalarReader<T> reader) {
            super(type);
            this.rule = rule;
            this.expected = expected;
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (token != expected && !(expected == JsonToken.VALUE_TRUE && token == JsonToken.VALUE_FALSE)) {
                DeserializationErrors.of(context).add(DeserializationErrors.pointer(parser), rule);
                parser.skipChildren();
                return null;
            }
            try {
                return reader.of(parser);
            } catch (IllegalArgumentException wrong) {
                DeserializationErrors.of(context).add(DeserializationErrors.pointer(parser), wrong.getMessage());
                return null;
            }
        }
    }
}
