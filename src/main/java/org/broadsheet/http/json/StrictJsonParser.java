package org.broadsheet.http.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.broadsheet.http.bodies.LimitedBodyHandler;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;

/** Parses bytes as strict JSON (RFC 8259) in UTF-8: no duplicate names, no trailing content, bounded depth and length. */
final class StrictJsonParser {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER_LENGTH = 50;
    private static final int MAX_NAME_LENGTH = 500;

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    StrictJsonParser() {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxStringLength(LimitedBodyHandler.MAX_BODY_BYTES)
                        .build());
    }

    /**
     * @param format how a message tells the place of an error
     * @throws ProblemException 400 if the body is not JSON
     */
    JsonNode parse(byte[] body, Function<JsonLocation, String> format) {
        try (JsonParser parser = mapper.getFactory().createParser(decoded(body))) {
            JsonNode tree = mapper.reader().readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new ProblemException(ErrorCode.MALFORMED_JSON, "The body is empty; a JSON object is required.");
            }
            if (parser.nextToken() != null) {
                throw new ProblemException(ErrorCode.MALFORMED_JSON, "There is content after the JSON document.");
            }
            return tree;
        } catch (JsonProcessingException malformed) {
            throw malformedJson(malformed, format);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Jackson would also accept UTF-16, UTF-32 and overlong sequences, which RFC 8259 and RFC 3629 exclude. */
    private static String decoded(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            }
        } catch (CharacterCodingException notUtf8) {
            // refused below
        }
        throw new ProblemException(ErrorCode.MALFORMED_JSON, "The body is not UTF-8.");
    }

    private static ProblemException malformedJson(
            JsonProcessingException malformed, Function<JsonLocation, String> format) {
        String location = malformed.getLocation() == null ? "" : format.apply(malformed.getLocation());
        return new ProblemException(ErrorCode.MALFORMED_JSON, JsonSyntaxMessage.of(malformed) + location + ".");
    }
}
