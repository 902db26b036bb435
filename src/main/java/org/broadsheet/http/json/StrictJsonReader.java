package org.broadsheet.http.json;

import com.fasterxml.jackson.core.JsonLocation;
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
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.hibernate.validator.HibernateValidatorFactory;

/**
 * Reads request bodies into input records. Parses JSON strictly, checks types and then Bean Validation constraints.
 * Reports all errors of types and constraints together.
 */
@Singleton
public class StrictJsonReader {
    /** Of an input with more values only the first violation is reported: the time to collect them grows with their square. */
    private static final int MAX_FULLY_VALIDATED_VALUES = 2000;

    private final StrictJsonParser parser = new StrictJsonParser();
    private final ObjectMapper mapper = JsonMapper.builder()
            .addHandler(new DeserializationErrors())
            .addModule(new StrictScalars())
            .build();

    private final ObjectMapper writer;
    private final Validator validator;
    private final Validator failFastValidator;
    private final Instance<StoredDataValidation> storedDataValidations;

    StrictJsonReader(
            ObjectMapper writer, ValidatorFactory validators, Instance<StoredDataValidation> storedDataValidations) {
        this.writer = writer;
        this.validator = validators.getValidator();
        this.failFastValidator = validators
                .unwrap(HibernateValidatorFactory.class)
                .usingContext()
                .failFast(true)
                .getValidator();
        this.storedDataValidations = storedDataValidations;
    }

    /**
     * @throws ProblemException 400 if the body is not JSON, 422 with all errors if it is not a valid {@code type}
     */
    public <T> T read(byte[] body, Class<T> type) {
        return read(parse(body), type);
    }

    /**
     * Reads the body; an invalid input is also checked by {@link StoredDataValidation}.
     *
     * @throws ProblemException 400 if the body is not JSON, 422 with all errors if it is not a valid {@code type}
     */
    public <T> T readWithStoredData(byte[] body, Class<T> type) {
        return read(parse(body), type, this::addStoredDataErrors);
    }

    /** @throws ProblemException 422 with all errors if the tree is not a valid {@code type} */
    public <T> T readWithStoredData(ObjectNode tree, Class<T> type) {
        checkTexts(tree);
        return read(tree, type, this::addStoredDataErrors);
    }

    private void addStoredDataErrors(Object input, FieldErrors errors) {
        storedDataValidations.stream()
                .filter(each -> each.type() == input.getClass())
                .forEach(each -> each.addErrors((Record) input, errors));
    }

    /**
     * Reads the body of a request in which every field is optional. An empty body counts as an empty object.
     *
     * @throws ProblemException 400 if the body is not JSON, 422 with all errors if it is not a valid {@code type}
     */
    public <T> T readOrDefault(byte[] body, Class<T> type) {
        return body.length == 0 ? read(JsonNodeFactory.instance.objectNode(), type) : read(body, type);
    }

    /**
     * Reads one line of an NDJSON body.
     *
     * @throws ProblemException 400 if the line is not JSON, 422 if it is not an object
     */
    public ObjectNode readLine(byte[] line) {
        if (parse(line, location -> " (column " + location.getColumnNr() + ")") instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.invalid("", "must be an object in one line");
    }

    /**
     * @param tree the content of a body in another format, such as YAML
     * @throws ProblemException 422 with all errors if the tree is not a valid {@code type}
     */
    public <T> T read(ObjectNode tree, Class<T> type) {
        checkTexts(tree);
        return read((JsonNode) tree, type);
    }

    /**
     * Applies a JSON merge patch (RFC 7396) to {@code current} and validates the result.
     *
     * @throws ProblemException 400 if the patch is not JSON, 422 with all errors if the result is invalid
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
     * Returns {@code current} with another value in one field, validated.
     *
     * @throws ProblemException 422 with all errors if the result is invalid
     */
    public <T> T withField(T current, String field, Object value, Class<T> type) {
        ObjectNode changed = writer.valueToTree(current);
        changed.set(field, writer.valueToTree(value));
        return read(changed, type);
    }

    /** Returns the JSON that a client would send for the input. */
    public ObjectNode toJson(Object input) {
        return writer.valueToTree(input);
    }

    private JsonNode parse(byte[] body) {
        return parse(body, location -> " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")");
    }

    private JsonNode parse(byte[] body, Function<JsonLocation, String> format) {
        JsonNode tree = parser.parse(body, format);
        checkTexts(tree);
        return tree;
    }

    /** Refuses texts and numbers that PostgreSQL cannot store, anywhere in the document. */
    private static void checkTexts(JsonNode tree) {
        FieldErrors errors = new FieldErrors();
        StorableTextCheck.addErrors(tree, TreePosition.ROOT, errors);
        errors.throwIfAny();
    }

    static String escapePointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private <T> T read(JsonNode tree, Class<T> type) {
        return read(tree, type, (input, errors) -> {});
    }

    /** @param furtherValidation called for an input with errors, to add more */
    private <T> T read(JsonNode tree, Class<T> type, BiConsumer<T, FieldErrors> furtherValidation) {
        FieldErrors errors = new FieldErrors();
        if (!tree.isObject()) {
            throw ProblemException.invalid("", "must be an object");
        }
        int values = ListSizeCheck.addErrors(tree, type, TreePosition.ROOT, errors);
        T input = deserialize(tree, type, errors);
        if (input != null && !errors.isFull()) {
            Validator suited = values > MAX_FULLY_VALIDATED_VALUES ? failFastValidator : validator;
            for (ConstraintViolation<T> violation : suited.validate(input)) {
                errors.add(pointer(violation.getPropertyPath()), violation.getMessage());
            }
            if (!errors.isEmpty()) {
                furtherValidation.accept(input, errors);
            }
        }
        errors.throwIfAny();
        return input;
    }

    private <T> T deserialize(JsonNode tree, Class<T> type, FieldErrors errors) {
        AtomicBoolean unknown = new AtomicBoolean();
        ObjectReader reader = DeserializationErrors.collectingInto(mapper.readerFor(type), errors, unknown);
        try {
            T input = reader.readValue(tree);
            if (unknown.get()) {
                UnknownFieldErrors.addErrors(tree, type, TreePosition.ROOT, errors);
            }
            return input;
        } catch (IOException wrong) {
            errors.add("", "cannot be read as the expected type");
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
