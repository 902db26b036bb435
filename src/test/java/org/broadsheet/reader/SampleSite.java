package org.broadsheet.reader;

import static org.broadsheet.TestArticles.fields;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.PackagedServer;
import org.broadsheet.TestArticles;

/** Publishes a small site in two languages for browser tests. */
final class SampleSite {
    static final String LEAD = "Harbour reopens after the flood";
    static final String ARABIC = "إعادة فتح الميناء بعد الفيضان";

    /** Some attacks of BodySanitizerTest, because browsers may parse HTML differently from the sanitizer. */
    static final String HOSTILE = """
            <p>Before.</p><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></svg>
            <a href="javascript:alert(4)">Four</a><a href="jav&Tab;ascript:alert(5)">Five</a>
            <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(6)&gt;">
            <svg></p><style><a id="</style><img src=1 onerror=alert(7)>"></a>
            <iframe srcdoc="<script>parent.alert(8)</script>"></iframe><details open ontoggle=alert(9)>x</details>
            <form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(10)>
            <img src="https://elsewhere.example/pixel.png" alt="A pixel"><p style="background:url(//elsewhere.example/x)">After.</p>""";

    private final PackagedServer server;
    private final ObjectMapper json = new ObjectMapper();

    SampleSite(PackagedServer server) {
        this.server = server;
    }

    void publish() throws IOException {
        send(
                "PUT",
                "/v1/site",
                fields(
                        "name",
                        "The Harbour Post",
                        "languages",
                        List.of("en", "ar"),
                        "defaultLanguage",
                        "en",
                        "share",
                        List.of("bluesky", "email")));
        for (String category : List.of("World", "Business", "Culture")) {
            send("POST", "/v1/categories", Map.of("name", category));
        }
        send("POST", "/v1/categories", Map.of("name", "Europe", "parent", "world"));
        String[] topics = {"ships", "grain", "fishing", "museum", "cranes", "ferries", "storms"};
        String[] sections = {"europe", "business", "culture", "world"};
        for (int i = 0; i < 24; i++) {
            String topic = topics[i % topics.length];
            publishArticle(
                    "The harbour and its " + topic + " " + i,
                    "europe".equals(sections[i % 4]) ? "world" : sections[i % 4],
                    "body",
                    "What the harbour says about " + topic + ".\n\n> The flood took a week.\n\nSilt and water.",
                    "publishedAt",
                    "2026-01-%02dT08:00:00Z".formatted(i + 1));
        }
        publishArticle(
                LEAD,
                "europe",
                "slug",
                "harbour-reopens",
                "summary",
                "The first ship docked at dawn.",
                "body",
                "The **flood** closed the harbour for three weeks.\n\nDredgers had cleared the silt.",
                "publishedAt",
                "2026-02-01T08:00:00Z");
        publishArticle(
                ARABIC,
                "europe",
                "language",
                "ar",
                "translationOf",
                "harbour-reopens",
                "publishedAt",
                "2026-02-01T09:00:00Z");
        publishArticle(
                "Hostile body",
                "culture",
                "slug",
                "hostile",
                "bodyFormat",
                "html",
                "body",
                HOSTILE,
                "publishedAt",
                "2025-12-01T08:00:00Z");
    }

    private void publishArticle(String title, String category, Object... more) throws IOException {
        Map<String, Object> article = TestArticles.articleJson(
                category,
                "title",
                title,
                "status",
                "published",
                "tags",
                List.of("Harbours"),
                "authors",
                List.of("Ann Lee"));
        article.putAll(fields(more));
        send("POST", "/v1/articles", article);
    }

    private void send(String method, String path, Map<String, Object> body) throws IOException {
        HttpResponse<String> response = server.send(method, path, json.writeValueAsString(body));
        assertTrue(response.statusCode() < 300, response::body);
    }
}
