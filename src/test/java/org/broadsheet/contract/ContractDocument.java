package org.broadsheet.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** openapi.yaml as a tree, and the two ways in which the tests read it more strictly than a client may. */
final class ContractDocument {

    /** Where the answers to requests that the contract does not list are described, for the tests alone. */
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

    /** The file as it is packaged, and so as it is served. */
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

    /** The value of a named example, to be sent or answered as it is or spoilt. */
    static ObjectNode example(String name) {
        return read().at("/components/examples/" + name + "/value").deepCopy();
    }

    /** A path or method that is not listed must still be refused with a problem, whose shape is known. */
    static ObjectNode withUnlistedPath(ObjectNode document) {
        ObjectNode more = document.deepCopy();
        try {
            ((ObjectNode) more.get("paths")).set(UNLISTED, YAML.readTree(UNLISTED_REFUSALS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return more;
    }

    /** Without {@code fields} every field is sent: the sparse alternative would hide one that is missing. */
    static ObjectNode withoutSparseSchemas(ObjectNode document) {
        ObjectNode tightened = document.deepCopy();
        for (JsonNode composed : tightened.findParents("anyOf")) {
            List<JsonNode> full = new ArrayList<>();
            composed.get("anyOf").forEach(shape -> {
                if (!isSparse(document, shape.path("$ref").asText())) {
                    full.add(shape);
                }
            });
            if (full.size() == 1) {
                // Not an anyOf of one: the complaint would no longer say which field is wrong.
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
