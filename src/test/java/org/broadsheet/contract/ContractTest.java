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

/** The validator is worth nothing unless it fails: each answer here is wrong in one way. */
class ContractTest {

    private final ObjectNode article = ContractDocument.example("Article");
    private final ObjectNode list = ContractDocument.example("ArticleList");
    private final ObjectNode card = (ObjectNode) list.at("/items/0");
    private final ObjectNode related = ContractDocument.example("RelatedList");
    private Stub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new Stub();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void whatTheContractSaysPasses() {
        articleAnswered();
        article.withObject("/image").putNull("alt");
        article.putNull("source").putNull("publishedAt").set("related", list.get("items"));
        articleAnswered();
        listAnswered("");
        relatedAnswered();
        for (String entity : new String[] {"Category", "Author", "Tag", "Source"}) {
            String path = entity.equals("Category") ? "categories" : entity.toLowerCase(Locale.ROOT) + "s";
            answered(ContractDocument.example(entity), "/v1/" + path + "/any");
        }
        answered(ContractDocument.example("CategoryTree"), "/v1/categories");
        answered(ContractDocument.example("SearchResult"), "/v1/search?q=port");
    }

    @Test
    void fieldThatIsNotListedFails() {
        article.put("secret", 1);
        breaks("secret", this::articleAnswered);
    }

    @Test
    void fieldThatIsNotListedFailsDeepInAList() {
        card.withObject("/category").put("id", 7);
        breaks("id", () -> listAnswered(""));
        ((ObjectNode) related.at("/items/0/authors/0")).put("email", "x");
        breaks("email", this::relatedAnswered);
    }

    @Test
    void fieldThatIsMissingFails() {
        article.remove("wordCount");
        breaks("wordCount", this::articleAnswered);
    }

    @Test
    void fieldMayBeMissingOnlyWhereFieldsWereChosen() {
        card.remove("title");
        listAnswered("?fields=slug,category.slug");
        breaks("title", () -> listAnswered(""));
    }

    @Test
    void fieldThatIsNotListedFailsWhereFieldsWereChosen() {
        card.put("secret", 1);
        breaks("anyOf", () -> listAnswered("?fields=slug"));
    }

    @Test
    void wrongTypeFails() {
        article.put("wordCount", "many");
        breaks("/wordCount", this::articleAnswered);
    }

    @Test
    void nullFailsWhereItIsNotAllowed() {
        article.putNull("title");
        breaks("/title", this::articleAnswered);
    }

    @Test
    void nullObjectFailsWhereItIsNotAllowed() {
        article.putNull("category");
        breaks("/category", this::articleAnswered);
    }

    @Test
    void wrongFormatFails() {
        article.put("updatedAt", "yesterday");
        breaks("/updatedAt", this::articleAnswered);
    }

    @Test
    void wordThatIsNotInTheEnumFails() {
        article.put("status", "deleted");
        breaks("/status", this::articleAnswered);
    }

    @Test
    void alternativeThatIsNotListedFails() {
        ((ObjectNode) related.at("/items/0/reasons/0")).put("kind", "horoscope");
        breaks("oneOf", this::relatedAnswered);
    }

    @Test
    void freeObjectMayHoldAnything() {
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
        articleAnswered();
        editorial.put("password", "x");
        breaks("password", this::articleAnswered);
    }

    private void articleAnswered() {
        answered(article, "/v1/articles/old-port-reopens");
    }

    private void listAnswered(String query) {
        answered(list, "/v1/articles" + query);
    }

    private void relatedAnswered() {
        answered(related, "/v1/articles/old-port-reopens/related?explain=true");
    }

    private void answered(JsonNode body, String path) {
        stub.answers(200, "application/json", body.toString()).withReadHeaders();
        stub.asked(Contract.strict()).get(path);
    }

    private static void breaks(String named, Runnable exchange) {
        String complaint = assertThrows(AssertionError.class, exchange::run).getMessage();
        assertTrue(complaint.contains(named), complaint);
    }
}
