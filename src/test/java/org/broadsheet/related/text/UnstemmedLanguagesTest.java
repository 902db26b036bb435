package org.broadsheet.related.text;

import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** Languages without a stemmer, and scripts without spaces between words. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UnstemmedLanguagesTest extends RelatedTestArticles {
    private String publishInOwnCategory(String title, String body) {
        return publish(title, body, Map.of("category", TestClient.newCategory()));
    }

    @Test
    void inflectedFormsMatchInLanguagesWithoutAStemmer() {
        language = "pl-x-" + unique("t");
        String flood = publishInOwnCategory("Powodzie w Warszawie", "Mieszkańcy uciekają.");
        String opera = publishInOwnCategory("Opera otwiera sezon", "Sopran wraca na deski.");
        String dam = publishInOwnCategory("Przyczyny powodzi warszawskiej", "Zapora była stara.");

        related(flood, "limit=2&explain=true")
                .body("items.slug", contains(dam, opera))
                .body("items.origin", contains("automatic", "fallback"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("powodzi"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("warszawskiej"));

        find(Map.of("title", "Powodzią", "text", "Rzeka wylewa.", "language", language, "limit", 2))
                .body("items.origin", contains("automatic", "automatic"));
        String draft = create(
                "Po powodziach", "Rzeka opada.", Map.of("status", "draft", "category", TestClient.newCategory()));
        TestClient.admin()
                .get("/v1/articles/" + draft + "/related?limit=3")
                .then()
                .statusCode(200)
                .body("items.slug[2]", equalTo(opera))
                .body("items.origin", contains("automatic", "automatic", "fallback"));
    }

    @Test
    void textsWithoutSpacesMatch() {
        language = "zh-x-" + unique("t");
        String flood = publishInOwnCategory("北京洪水关闭港口", "居民逃离家园。");
        String opera = publishInOwnCategory("歌剧季节开始", "女高音回来。");
        String port = publishInOwnCategory("旧港口因洪水受损", "水坝年久失修。");

        related(flood, "limit=2&explain=true")
                .body("items.slug", contains(port, opera))
                .body("items.origin", contains("automatic", "fallback"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("洪水"));
    }
}
