package org.broadsheet.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;

/**
 * The incompatible changes between two versions of the contract. openapi-diff finds most of them. It overlooks removed
 * optional fields, changes of {@code nullable}, removed values of enums in responses, and higher roles; this class
 * compares the operations for those.
 */
final class ContractDiff {

    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            // Clients must ignore unknown values.
            .configProperty("incompatible.response.enum.increased", "false")
            .configProperty("incompatible.operation.id.changed", "true")
            .build();

    private static final List<String> ROLES = List.of("reader", "author", "editor", "admin");

    private final ObjectNode before;
    private final ObjectNode after;
    private final Set<String> found = new TreeSet<>();
    private final Set<String> compared = new HashSet<>();

    private ContractDiff(ObjectNode before, ObjectNode after) {
        this.before = before;
        this.after = after;
    }

    /** One line for each incompatible change, with the operation or the field. Empty for compatible contracts. */
    static Set<String> incompatibilities(ObjectNode before, ObjectNode after) {
        ContractDiff diff = new ContractDiff(before, after);
        diff.compareOperations();
        diff.compareRolesAndBodies();
        return diff.found;
    }

    private void compareOperations() {
        ChangedOpenApi diff = OpenApiCompare.fromContents(before.toString(), after.toString(), List.of(), OPTIONS);
        diff.getMissingEndpoints().forEach(endpoint -> found.add(endpoint + " was removed"));
        diff.getChangedOperations().stream()
                .filter(ChangedOperation::isIncompatible)
                .forEach(operation ->
                        found.add(operation.getHttpMethod() + " " + operation.getPathUrl() + " is incompatible"));
    }

    private void compareRolesAndBodies() {
        before.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode old = method.getValue();
                    JsonNode now = after.path("paths").path(path.getKey()).path(method.getKey());
                    String operation = method.getKey() + " " + path.getKey();
                    if (role(now) > role(old)) {
                        found.add(operation + " needs a higher role");
                    }
                    compare(old.path("requestBody"), now.path("requestBody"), operation, false);
                    compare(old.path("responses"), now.path("responses"), operation, true);
                }));
    }

    private static int role(JsonNode operation) {
        return ROLES.indexOf(operation.path("x-role").asText());
    }

    /** A part that is missing in the other contract, other than a field, is left to openapi-diff. */
    private void compare(JsonNode one, JsonNode other, String where, boolean response) {
        if (other.isMissingNode()) {
            return;
        }
        if (one.has("$ref") && !compared.add(one.get("$ref") + " " + other.get("$ref") + " " + response)) {
            return;
        }
        JsonNode old = resolved(before, one);
        JsonNode now = resolved(after, other);
        old.path("properties").fieldNames().forEachRemaining(field -> {
            if (!now.path("properties").has(field)) {
                found.add(where + ": " + field + " was removed");
            }
        });
        boolean nullable = now.path("nullable").asBoolean();
        if (old.path("nullable").asBoolean() != nullable && response == nullable) {
            found.add(where + (response ? " may be null" : " may not be null"));
        }
        old.path("enum").forEach(value -> {
            if (!values(now.path("enum")).contains(value)) {
                found.add(where + ": " + value + " was removed");
            }
        });
        if (old.isObject()) {
            old.properties()
                    .forEach(part ->
                            compare(part.getValue(), now.path(part.getKey()), where + "." + part.getKey(), response));
        } else if (old.isArray()) {
            for (int i = 0; i < old.size(); i++) {
                compare(old.get(i), now.path(i), where, response);
            }
        }
    }

    private static Set<JsonNode> values(JsonNode array) {
        Set<JsonNode> values = new HashSet<>();
        array.forEach(values::add);
        return values;
    }

    private static JsonNode resolved(ObjectNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
