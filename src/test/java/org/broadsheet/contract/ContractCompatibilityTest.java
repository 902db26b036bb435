package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** openapi.yaml is compatible with the last release. src/docs/evolution.md defines compatible changes. */
class ContractCompatibilityTest {

    private static final String ARTICLE = "/components/schemas/Article";
    private static final String ARTICLE_INPUT = "/components/schemas/ArticleInput";
    private static final String ARTICLE_PATCH = "/components/schemas/ArticlePatch";
    private static final String KEY_INPUT = "/components/schemas/KeyInput";
    private static final String LIST_ARTICLES = "/paths/~1v1~1articles/get";
    private static final String GET_ARTICLE = "/paths/~1v1~1articles~1{article}/get";

    private final ObjectNode released = ContractDocument.read("/contract/released.yaml");

    @Test
    void contractIsCompatibleWithTheLastRelease() {
        assertEquals(Set.of(), ContractDiff.incompatibilities(released, ContractDocument.read()));
    }

    @TestFactory
    Stream<DynamicTest> incompatibleChangeIsReported() {
        return changes(Map.ofEntries(
                Map.entry("operation removed", document -> object(document, "/paths/~1v1~1articles~1{article}")
                        .remove("delete")),
                Map.entry("path removed", document -> object(document, "/paths").remove("/v1/suggest")),
                Map.entry("operation renamed", document -> object(document, LIST_ARTICLES)
                        .put("operationId", "articles")),
                Map.entry("parameter removed", document -> array(document, LIST_ARTICLES + "/parameters")
                        .remove(0)),
                Map.entry("required parameter added", document -> addParameter(document, true)),
                Map.entry(
                        "parameter limited further", document -> object(document, "/components/parameters/Limit/schema")
                                .put("maximum", 50)),
                Map.entry("value of a parameter removed", document -> array(
                                document, "/components/parameters/Count/schema/enum")
                        .removeAll()
                        .add("estimated")),
                Map.entry("required request field added", document -> array(document, ARTICLE_INPUT + "/required")
                        .add("summary")),
                Map.entry("request field removed", document -> object(document, ARTICLE_PATCH + "/properties")
                        .remove("externalId")),
                Map.entry("type of a request field changed", document -> object(
                                document, ARTICLE_PATCH + "/properties/externalId")
                        .put("type", "integer")),
                Map.entry("request field shortened", document -> object(
                                document, ARTICLE_PATCH + "/properties/externalId")
                        .put("maxLength", 20)),
                Map.entry("request media type removed", document -> object(
                                document, "/components/requestBodies/Article/content")
                        .remove("text/markdown")),
                Map.entry("status removed", document -> object(document, GET_ARTICLE + "/responses")
                        .remove("308")),
                Map.entry("response media type removed", document -> object(
                                document, GET_ARTICLE + "/responses/200/content")
                        .remove("text/markdown")),
                Map.entry(
                        "response header removed", document -> object(document, GET_ARTICLE + "/responses/200/headers")
                                .remove("ETag")),
                Map.entry("response field removed", document -> object(document, ARTICLE + "/properties")
                        .remove("changes")),
                Map.entry("response field renamed", document -> {
                    ObjectNode properties = object(document, "/components/schemas/ArticleCard/properties");
                    properties.set("minutes", properties.remove("readingMinutes"));
                }),
                Map.entry("type of a response field changed", document -> object(
                                document, ARTICLE + "/properties/wordCount")
                        .put("type", "string")),
                Map.entry("response field no longer always sent", document -> array(document, ARTICLE + "/required")
                        .remove(0)),
                Map.entry("response field may be null", document -> object(document, ARTICLE + "/properties/title")
                        .put("nullable", true)),
                Map.entry("request field may no longer be null", document -> object(
                                document, ARTICLE_PATCH + "/properties/externalId")
                        .remove("nullable")),
                Map.entry("key needed", document -> array(document, LIST_ARTICLES + "/security")
                        .remove(0)),
                Map.entry("higher role needed", document -> object(document, "/paths/~1v1~1articles/post")
                        .put("x-role", "editor")),
                Map.entry("value of a response field removed", document -> array(
                                document, "/components/schemas/Suggestion/properties/kind/enum")
                        .remove(0))));
    }

    private Stream<DynamicTest> changes(Map<String, Consumer<ObjectNode>> changes) {
        return changes.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(
                        change.getKey(),
                        () -> assertFalse(incompatibilities(change.getValue()).isEmpty(), change.getKey())));
    }

    @TestFactory
    Stream<DynamicTest> compatibleChangeIsNotReported() {
        Map<String, Consumer<ObjectNode>> changes = Map.of(
                "operation added",
                        document -> object(document, "/paths")
                                .set(
                                        "/v1/weather",
                                        document.at("/paths/~1robots.txt").deepCopy()),
                "optional parameter added", document -> addParameter(document, false),
                "optional request field added",
                        document -> object(document, ARTICLE_PATCH + "/properties/subtitle")
                                .put("type", "string"),
                "response field added",
                        document -> object(document, ARTICLE + "/properties/subtitle")
                                .put("type", "string"),
                "response field always sent",
                        document -> {
                            object(document, ARTICLE + "/properties/subtitle").put("type", "string");
                            array(document, ARTICLE + "/required").add("subtitle");
                        },
                "value of a response field added",
                        document -> array(document, "/components/schemas/Suggestion/properties/kind/enum")
                                .add("source"),
                "code of a problem added",
                        document -> array(document, "/components/schemas/ErrorCode/enum")
                                .add("teapot"),
                "request field may be null",
                        document ->
                                object(document, KEY_INPUT + "/properties/name").put("nullable", true),
                "operation deprecated",
                        document -> object(document, LIST_ARTICLES).put("deprecated", true),
                "description changed",
                        document -> object(document, LIST_ARTICLES).put("description", "Other words."));
        return changes.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(
                        change.getKey(),
                        () -> assertEquals(Set.of(), incompatibilities(change.getValue()), change.getKey())));
    }

    private Set<String> incompatibilities(Consumer<ObjectNode> change) {
        ObjectNode changed = released.deepCopy();
        change.accept(changed);
        assertNotEquals(released, changed);
        return ContractDiff.incompatibilities(released, changed);
    }

    private static void addParameter(ObjectNode document, boolean required) {
        ObjectNode parameter = array(document, LIST_ARTICLES + "/parameters").addObject();
        parameter.put("name", "mood").put("in", "query").put("required", required);
        parameter.putObject("schema").put("type", "string");
    }

    private static ObjectNode object(JsonNode document, String pointer) {
        return document.withObject(pointer);
    }

    private static ArrayNode array(JsonNode document, String pointer) {
        return document.withArray(pointer);
    }
}
