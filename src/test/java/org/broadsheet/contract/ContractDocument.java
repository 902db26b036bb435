package org.broadsheet.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads openapi.yaml as a tree and adapts it to the validator. */
final class ContractDocument {

    /** A path that only the tests add. It describes responses to paths and methods that are not in the contract. */
    static final String UNLISTED = "/unlisted";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String UNLISTED_REFUSALS = """
            get:
              responses:
                '400': {$ref: '#/components/responses/BadRequest'}
                '401': {$ref: '#/components/responses/Unauthorized'}
                '404': {$ref: '#/components/responses/NotFound'}
                '405':
                  description: The path is listed, the method is not.
                  headers:
                    Allow: {required: true, schema: {type: string}}
                  content:
                    application/problem+json:
                      schema: {$ref: '#/components/schemas/Problem'}
            """;

    private ContractDocument() {}

    /** Reads the packaged file, which is also the served one. */
    static ObjectNode read() {
        return read("/openapi.yaml");
    }

    static ObjectNode read(String resource) {
        try (InputStream file = ContractDocument.class.getResourceAsStream(resource)) {
            return (ObjectNode) YAML.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a copy of the value of a named example. */
    static ObjectNode example(String name) {
        return read().at("/components/examples/" + name + "/value").deepCopy();
    }

    /** Adds {@link #UNLISTED}. */
    static ObjectNode withUnlistedPath(ObjectNode document) {
        ObjectNode extended = document.deepCopy();
        try {
            ((ObjectNode) extended.get("paths")).set(UNLISTED, YAML.readTree(UNLISTED_REFUSALS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return extended;
    }

    /** Removes the alternatives for responses with {@code fields}, which would accept a response with a missing field. */
    static ObjectNode withoutSparseSchemas(ObjectNode document) {
        ObjectNode tightened = document.deepCopy();
        for (JsonNode composed : tightened.findParents("anyOf")) {
            List<JsonNode> full = new ArrayList<>();
            composed.get("anyOf").forEach(schema -> {
                if (!isSparse(document, schema.path("$ref").asText())) {
                    full.add(schema);
                }
            });
            if (full.size() == 1) {
                // With an anyOf of one schema, the validator does not report the field.
                ((ObjectNode) composed).remove("anyOf");
                ((ObjectNode) composed).set("$ref", full.get(0).get("$ref"));
            }
        }
        return tightened;
    }

    private static boolean isSparse(ObjectNode document, String reference) {
        return reference.startsWith("#/")
                && document.at(reference.substring(1)).path("x-sparse").asBoolean();
    }
}
