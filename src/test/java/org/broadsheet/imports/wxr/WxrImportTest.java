package org.broadsheet.imports.wxr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WxrImportTest {
    private final String unique = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000));

    @Test
    void postsBecomeArticlesAndOtherContentIsReported() throws IOException {
        importXml("", harbourXml())
                .statusCode(200)
                .body("created", equalTo(4))
                .body("failed", equalTo(0))
                .body("warnings.detail", hasItem("[gallery] is left out"))
                .body("warnings.detail", hasItem("[weather] stands in the text as it is"))
                .body("warnings.detail", hasItem(containsString("About us")))
                .body("warnings.find { it.item == 'wp:18" + unique + "' }.field", equalTo("wp:status"))
                .body("warnings.find { it.field == 'comments' }.detail", equalTo("1 left out"));
        anonymous()
                .get("/v1/articles/quay-" + unique)
                .then()
                .body("title", equalTo("Quay reopens"))
                .body("summary", equalTo("The quay is open."))
                .body("language", equalTo("en-GB"))
                .body("category.name", equalTo("Ports"))
                .body("tags.name", hasItem("Cranes"))
                .body("byline", equalTo("Ann Lee"))
                .body("publishedAt", equalTo("2019-03-04T08:00:00Z"))
                .body("image.url", equalTo("https://harbour.example/front.jpg"))
                .body("image.alt", equalTo("The quay at dawn"))
                .body(
                        "body.html",
                        allOf(
                                startsWith("<p>First line,<br>\nsecond line.</p>"),
                                containsString("<figcaption>The crane</figcaption>"),
                                not(containsString("gallery")),
                                not(containsString("script"))));
        anonymous().get("/v1/categories/ports-" + unique).then().body("parent.name", equalTo("Sea & Ships"));
        anonymous()
                .get("/v1/resolve?url=https://harbour-" + unique + ".example/2019/03/quay/")
                .then()
                .statusCode(200);
        anonymous().get("/v1/articles/pictures-" + unique).then().statusCode(404);
        admin().get("/v1/articles/pictures-" + unique)
                .then()
                .body("status", equalTo("draft"))
                .body("body.html", equalTo("<p>Blocks.</p>"));
        importXml("", harbourXml()).body("unchanged", equalTo(4)).body("failed", equalTo(0));
    }

    @Test
    void dryRunCountsTheSameAndStoresNothing() throws IOException {
        importXml("?dryRun=true", harbourXml()).body("created", equalTo(4)).body("failed", equalTo(0));
        admin().get("/v1/articles/quay-" + unique).then().statusCode(404);
    }

    @Test
    void invalidItemIsReportedByLineAndTheOthersAreImported() throws IOException {
        newDraft(newCategory(), "aliases", List.of("https://harbour-" + unique + ".example/2019/03/quay/"));
        importXml("", harbourXml())
                .body("created", equalTo(3))
                .body("failed", equalTo(1))
                .body("errors[0].line", equalTo(14));
    }

    @Test
    void invalidLinkIsReportedAndItsArticleIsImported() throws IOException {
        importXml("", harbourXml().replace("<link>https://harbour", "<link>https://harbour bad"))
                .body("created", equalTo(4))
                .body("failed", equalTo(0))
                .body("warnings.find { it.field == 'link' }.detail", containsString("cannot be kept as an alias"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&a;</title></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1/x.dtd\"><rss><channel/></rss>",
                "<rss><channel><title>&nbsp;</title></channel></rss>",
                "<rss><channel><item><title>open",
                "<feed/>",
                "<rss/>",
                "no XML"
            })
    void xmlThatIsNoWordPressExportIsRejected(String xml) {
        importXml("", xml).statusCode(400).body("code", equalTo("malformed-body"));
    }

    @Test
    void deeplyNestedXmlIsRejected() {
        importXml("", "<rss><channel>" + "<a>".repeat(100_000)).statusCode(400);
    }

    @ParameterizedTest
    @MethodSource
    void xmlBombsAreRejected(String xml) {
        importXml("", xml).statusCode(400).body("code", equalTo("malformed-body"));
    }

    static Stream<String> xmlBombsAreRejected() {
        return Stream.of(
                // billion laughs, quadratic blow-up, a parameter entity
                "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss>&c;</rss>",
                "<!DOCTYPE rss [<!ENTITY a \"" + "a".repeat(100_000) + "\">]><rss>" + "&a;".repeat(10_000) + "</rss>",
                "<!DOCTYPE rss [<!ENTITY % a SYSTEM \"file:///etc/passwd\">%a;]><rss><channel/></rss>",
                "<rss><channel><item " + attributes(100_000) + "/></channel></rss>",
                "<rss><channel><" + "a".repeat(20_000_000) + "/></channel></rss>",
                "<rss><channel><title>" + "a".repeat(20_000_000) + "</title></channel></rss>",
                "<rss><channel><!--" + "a".repeat(20_000_000) + "--></channel></rss>");
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + "=\"\"").collect(Collectors.joining(" "));
    }

    @Test
    void heartbeatIsCalledForEveryLine(@TempDir Path folder) throws IOException {
        Path xml = Files.writeString(folder.resolve("a.xml"), harbourXml());
        AtomicInteger beats = new AtomicInteger();
        Path lines = folder.resolve("a.ndjson");
        WxrFile.read(xml).writeNdjson(lines, beats::incrementAndGet);
        assertEquals(
                Files.readAllLines(lines).stream()
                        .filter(line -> !line.isEmpty())
                        .count(),
                beats.get());
    }

    private String harbourXml() throws IOException {
        try (InputStream file = WxrImportTest.class.getResourceAsStream("/wxr/harbour.xml")) {
            return new String(file.readAllBytes(), UTF_8).replace("UNIQUE", unique);
        }
    }

    private static ValidatableResponse importXml(String query, String xml) {
        return admin().contentType("application/xml")
                .body(xml.getBytes(UTF_8))
                .post("/v1/imports" + query)
                .then();
    }
}
