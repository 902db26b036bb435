package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules for all operations and schemas in openapi.yaml. */
class ContractDocumentTest {

    /** Schemas with any fields: those of the caller, and JSON-LD. */
    private static final Set<String> OPEN_SCHEMAS = Set.of("Meta", "StructuredData");

    private final SwaggerParseResult parsed = parse();
    private final OpenAPI contract = parsed.getOpenAPI();

    @Test
    void contractIsValidOpenApi() {
        assertEquals(List.of(), parsed.getMessages());
    }

    @Test
    void operationIdsAreUnique() {
        Set<String> seen = new HashSet<>();
        operations().forEach(operation -> assertTrue(seen.add(operation.getOperationId()), operation::getOperationId));
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsDescribed() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getOperationId(),
                        () -> assertAll(
                                () -> assertFalse(operation.getSummary().isBlank(), "summary"),
                                () -> assertFalse(operation.getDescription().isBlank(), "description"),
                                () -> assertEquals(1, operation.getTags().size(), "tags"),
                                () -> assertTrue(hasResponse(operation, "2"), "lists no success"),
                                () -> assertTrue(hasResponse(operation, "4"), "lists no refusal"),
                                () -> assertTrue(hasResponse(operation, "5"), "lists no failure"),
                                () -> assertExamples(operation))));
    }

    @Test
    void everySchemaIsClosed() {
        contract.getComponents().getSchemas().forEach((name, schema) -> assertClosed(name, schema));
    }

    private static void assertExamples(Operation operation) {
        if (operation.getRequestBody() != null) {
            assertExamples(operation.getRequestBody().getContent());
        }
        operation.getResponses().values().stream()
                .map(ApiResponse::getContent)
                .filter(content -> content != null)
                .forEach(ContractDocumentTest::assertExamples);
    }

    private static void assertExamples(Content content) {
        content.forEach((type, media) -> assertTrue(isBinary(media) || hasExample(media), type + " has no example"));
    }

    private static boolean isBinary(MediaType media) {
        return "binary".equals(media.getSchema().getFormat());
    }

    private static boolean hasExample(MediaType media) {
        return media.getExample() != null || media.getExamples() != null;
    }

    private static void assertClosed(String name, Schema<?> schema) {
        if (schema.getProperties() != null) {
            assertEquals(false, schema.getAdditionalProperties(), name);
            schema.getProperties().forEach((field, inner) -> assertClosed(name + "." + field, inner));
        } else if (schema.getAdditionalProperties() instanceof Schema<?> value) {
            assertClosed(name + "{}", value);
        } else if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(part -> assertClosed(name, part));
        } else if ("object".equals(schema.getType())) {
            assertTrue(OPEN_SCHEMAS.contains(name), name);
        }
        if (schema.getItems() != null) {
            assertClosed(name + "[]", schema.getItems());
        }
    }

    private static boolean hasResponse(Operation operation, String kind) {
        return operation.getResponses().keySet().stream().anyMatch(status -> status.startsWith(kind));
    }

    private Stream<Operation> operations() {
        return contract.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private static SwaggerParseResult parse() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveRequestBody(true);
        options.setResolveResponses(true);
        return new OpenAPIV3Parser().readContents(ContractDocument.read().toString(), null, options);
    }
}
