package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link Contract} rejects response bodies that violate the contract in one way each. */
class ContractTest {

    private final ObjectNode article = ContractDocument.example("Article");
    private final ObjectNode list = ContractDocument.example("ArticleList");
    private final ObjectNode card = (ObjectNode) list.at("/items/0");
    private final ObjectNode related = ContractDocument.example("RelatedList");
    private StubServer stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubServer();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void documentedResponsePasses() {
        checkArticle();
        article.withObject("/image").putNull("alt");
        article.putNull("source").putNull("publishedAt").set("related", list.get("items"));
        checkArticle();
        checkList("");
        checkRelated();
        for (String entity : new String[] {"Category", "Author", "Tag", "Source"}) {
            String path = entity.equals("Category") ? "categories" : entity.toLowerCase(Locale.ROOT) + "s";
            check(ContractDocument.example(entity), "/v1/" + path + "/any");
        }
        check(ContractDocument.example("CategoryTree"), "/v1/categories");
        check(ContractDocument.example("SearchResult"), "/v1/search?q=port");
    }

    @Test
    void unknownFieldFails() {
        article.put("secret", 1);
        assertFails("secret", this::checkArticle);
    }

    @Test
    void unknownFieldFailsInListItem() {
        card.withObject("/category").put("id", 7);
        assertFails("id", () -> checkList(""));
        ((ObjectNode) related.at("/items/0/authors/0")).put("email", "x");
        assertFails("email", this::checkRelated);
    }

    @Test
    void missingFieldFails() {
        article.remove("wordCount");
        assertFails("wordCount", this::checkArticle);
    }

    @Test
    void fieldMayBeMissingOnlyWithFieldSelection() {
        card.remove("title");
        checkList("?fields=slug,category.slug");
        assertFails("title", () -> checkList(""));
    }

    @Test
    void unknownFieldFailsWithFieldSelection() {
        card.put("secret", 1);
        assertFails("anyOf", () -> checkList("?fields=slug"));
    }

    @Test
    void wrongTypeFails() {
        article.put("wordCount", "many");
        assertFails("/wordCount", this::checkArticle);
    }

    @Test
    void nullFailsForNonNullableField() {
        article.putNull("title");
        assertFails("/title", this::checkArticle);
    }

    @Test
    void nullFailsForNonNullableObject() {
        article.putNull("category");
        assertFails("/category", this::checkArticle);
    }

    @Test
    void wrongFormatFails() {
        article.put("updatedAt", "yesterday");
        assertFails("/updatedAt", this::checkArticle);
    }

    @Test
    void valueOutsideEnumFails() {
        article.put("status", "deleted");
        assertFails("/status", this::checkArticle);
    }

    @Test
    void unknownOneOfAlternativeFails() {
        ((ObjectNode) related.at("/items/0/reasons/0")).put("kind", "horoscope");
        assertFails("oneOf", this::checkRelated);
    }

    @Test
    void openObjectMayHoldAnyField() {
        ObjectNode editorial = article.putObject("editorial");
        editorial
                .putNull("externalId")
                .putNull("publishAt")
                .putNull("expireAt")
                .putNull("excerpt")
                .putNull("seo");
        editorial.put("bodyFormat", "html").putArray("pinned");
        editorial.putArray("excluded");
        editorial.put("hidden", false).putArray("aliases");
        editorial.putObject("meta").putObject("layout").put("wide", true);
        checkArticle();
        editorial.put("password", "x");
        assertFails("password", this::checkArticle);
    }

    private void checkArticle() {
        check(article, "/v1/articles/old-port-reopens");
    }

    private void checkList(String query) {
        check(list, "/v1/articles" + query);
    }

    private void checkRelated() {
        check(related, "/v1/articles/old-port-reopens/related?explain=true");
    }

    private void check(JsonNode body, String path) {
        stub.respond(200, "application/json", body.toString()).readHeaders();
        stub.request(Contract.strict()).get(path);
    }

    private static void assertFails(String expected, Runnable exchange) {
        String message = assertThrows(AssertionError.class, exchange::run).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
