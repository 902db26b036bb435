package org.broadsheet.http.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.broadsheet.http.bodies.BodyLimits;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.TextValidation;

/**
 * Turns the bytes a client sent into an input record: strict JSON (RFC 8259, no duplicate names, nothing behind the
 * document, bounded depth and length), then the shape, then the constraints the record declares. All faults of shape
 * and constraints are reported together.
 */
@Singleton
public class StrictJsonReader {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER_LENGTH = 50;
    private static final int MAX_NAME_LENGTH = 500;

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .addHandler(new DeserializationErrors())
            .addModule(new StrictScalars())
            .build();

    private final ObjectMapper writer;
    private final Validator validator;
    private final Instance<StoredDataValidation> storedDataValidations;

    /** @param views how the product writes JSON */
    StrictJsonReader(ObjectMapper views, Validator validator, Instance<StoredDataValidation> further) {
        this.writer = views;
        this.validator = validator;
        this.storedDataValidations = further;
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxStringLength(BodyLimits.JSON_BYTES)
                        .build());
    }

    /**
     * @throws ProblemException 400 when it is not JSON, 422 with every fault when it is not a {@code type}
     */
    public <T> T read(byte[] body, Class<T> type) {
        return read(parse(body), type);
    }

    /**
     * The same for all that there is in a request, the faults included that the database knows.
     *
     * @throws ProblemException 400 or 422 likewise
     */
    public <T> T readWithStoredData(byte[] body, Class<T> type) {
        return read(parse(body), type, this::addStoredDataErrors);
    }

    /** @throws ProblemException 422 likewise */
    public <T> T readWithStoredData(ObjectNode tree, Class<T> type) {
        checkTexts(tree);
        return read(tree, type, this::addStoredDataErrors);
    }

    private void addStoredDataErrors(Object input, FieldErrors faults) {
        storedDataValidations.stream()
                .filter(each -> each.type() == input.getClass())
                .forEach(each -> each.addErrors((Record) input, faults));
    }

    /**
     * The same where everything has a default, and so no body at all will do.
     *
     * @throws ProblemException 400 or 422 likewise
     */
    public <T> T readOrDefault(byte[] body, Class<T> type) {
        return body.length == 0 ? read(JsonNodeFactory.instance.objectNode(), type) : read(body, type);
    }

    /**
     * One line of many.
     *
     * @throws ProblemException 400 when it is not JSON, 422 when it is not an object
     */
    public ObjectNode readLine(byte[] line) {
        if (parse(line, place -> " (column " + place.getColumnNr() + ")") instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.invalid("", "must be an object, all of it in one line");
    }

    /**
     * @param tree what stood in a body that is not JSON
     * @throws ProblemException 422 with every fault when it is not a {@code type}
     */
    public <T> T read(ObjectNode tree, Class<T> type) {
        checkTexts(tree);
        return read((JsonNode) tree, type);
    }

    /**
     * What {@code current} becomes by a JSON merge patch (RFC 7396), checked as a whole.
     *
     * @throws ProblemException 400 when the patch is not JSON, 422 with every fault when the outcome is not acceptable
     */
    public <T> T merge(T current, byte[] patch, Class<T> type) {
        JsonNode changes = parse(patch);
        if (!changes.isObject()) {
            throw ProblemException.invalid("", "must be an object with the fields to change");
        }
        ObjectNode merged = writer.valueToTree(current);
        return read(MergePatch.apply(merged, changes), type, this::addStoredDataErrors);
    }

    /**
     * {@code current} with another value in one field, checked as a whole.
     *
     * @throws ProblemException 422 with every fault when the outcome is not acceptable
     */
    public <T> T withField(T current, String field, Object value, Class<T> type) {
        ObjectNode changed = writer.valueToTree(current);
        changed.set(field, writer.valueToTree(value));
        return read(changed, type);
    }

    /** What a client would write to get this. */
    public ObjectNode toJson(Object input) {
        return writer.valueToTree(input);
    }

    private JsonNode parse(byte[] body) {
        return parse(body, place -> " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")");
    }

    private JsonNode parse(byte[] body, Function<JsonLocation, String> naming) {
        try (JsonParser parser = mapper.getFactory().createParser(body)) {
            JsonNode tree = mapper.reader().readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new ProblemException(ErrorCode.MALFORMED_JSON, "The body is empty; a JSON object belongs there.");
            }
            if (parser.nextToken() != null) {
                throw new ProblemException(ErrorCode.MALFORMED_JSON, "There is something behind the JSON document.");
            }
            checkTexts(tree);
            return tree;
        } catch (JsonProcessingException malformed) {
            throw malformedJson(malformed, naming);
        } catch (IOException undecodable) {
            throw new ProblemException(ErrorCode.MALFORMED_JSON, "The body is not UTF-8.");
        }
    }

    /** What PostgreSQL cannot hold must not get past here, wherever in the document it stands. */
    private static void checkTexts(JsonNode tree) {
        FieldErrors faults = new FieldErrors();
        checkTexts(tree, "", faults);
        faults.throwIfAny();
    }

    private static void checkTexts(JsonNode node, String pointer, FieldErrors faults) {
        if (node.isTextual()) {
            checkText(node.textValue(), pointer, faults);
        } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            faults.add(pointer, "is too large a number");
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkTexts(node.get(i), pointer + "/" + i, faults);
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                checkText(field.getKey(), pointer, faults);
                checkTexts(field.getValue(), pointer + "/" + escapePointer(field.getKey()), faults);
            });
        }
    }

    static String escapePointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void checkText(String text, String pointer, FieldErrors faults) {
        TextValidation.error(text).ifPresent(objection -> faults.add(pointer, objection));
    }

    private static ProblemException malformedJson(
            JsonProcessingException malformed, Function<JsonLocation, String> naming) {
        String place = malformed.getLocation() == null ? "" : naming.apply(malformed.getLocation());
        return new ProblemException(ErrorCode.MALFORMED_JSON, JsonSyntaxMessage.of(malformed) + place + ".");
    }

    private <T> T read(JsonNode tree, Class<T> type) {
        return read(tree, type, (input, faults) -> {});
    }

    /** @param further told of an input with faults, to find more of them */
    private <T> T read(JsonNode tree, Class<T> type, BiConsumer<T, FieldErrors> further) {
        FieldErrors faults = new FieldErrors();
        if (!tree.isObject()) {
            throw ProblemException.invalid("", "must be an object");
        }
        T input = deserialize(tree, type, faults);
        if (input != null) {
            for (ConstraintViolation<T> violation : validator.validate(input)) {
                faults.add(pointer(violation.getPropertyPath()), violation.getMessage());
            }
            if (!faults.isEmpty()) {
                further.accept(input, faults);
            }
        }
        faults.throwIfAny();
        return input;
    }

    private <T> T deserialize(JsonNode tree, Class<T> type, FieldErrors faults) {
        AtomicBoolean unknown = new AtomicBoolean();
        ObjectReader reader = DeserializationErrors.collectingInto(mapper.readerFor(type), faults, unknown);
        try {
            T input = reader.readValue(tree);
            if (unknown.get()) {
                UnknownFieldErrors.addErrors(tree, type, "", faults);
            }
            return input;
        } catch (IOException wrong) {
            faults.add("", "does not have the right shape");
            return null;
        }
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(escapePointer(node.getKey().toString()));
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
