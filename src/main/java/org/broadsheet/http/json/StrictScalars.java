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
 * Reads the scalars that inputs are made of without guessing: 5 is not "5", and neither is a list. A fault is noted at
 * its pointer and reading goes on with null, so that all faults of a body are found in one pass.
 */
final class StrictScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @FunctionalInterface
    private interface ScalarReader<T> {
        /** @throws IllegalArgumentException whose message says what would have been right */
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

    private <T> void addScalar(Class<T> type, String rule, JsonToken expected, ScalarReader<T> reading) {
        addDeserializer(type, new Scalar<>(type, rule, expected, reading));
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
        private final transient ScalarReader<T> reading;

        Scalar(Class<T> type, String rule, JsonToken expected, ScalarReader<T> reading) {
            super(type);
            this.rule = rule;
            this.expected = expected;
            this.reading = reading;
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
                return reading.of(parser);
            } catch (IllegalArgumentException wrong) {
                DeserializationErrors.of(context).add(DeserializationErrors.pointer(parser), wrong.getMessage());
                return null;
            }
        }
    }
}
