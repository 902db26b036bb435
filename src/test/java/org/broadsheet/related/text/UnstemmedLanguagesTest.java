package org.broadsheet.related.text;

import static org.broadsheet.Newsroom.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** Languages that nobody stems, and scripts that put no spaces between words. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UnstemmedLanguagesTest extends RelatedTestArticles {
    private String elsewhere(String title, String body) {
        return publish(title, body, Map.of("category", Newsroom.category()));
    }

    @Test
    void inflectedFormsOfAWordAreTheSameToLanguagesWithoutAStemmer() {
        language = "pl-x-" + unique("t");
        String flood = elsewhere("Powodzie w Warszawie", "Mieszkańcy uciekają.");
        String opera = elsewhere("Opera otwiera sezon", "Sopran wraca na deski.");
        String dam = elsewhere("Przyczyny powodzi warszawskiej", "Zapora była stara.");

        related(flood, "limit=2&explain=true")
                .body("items.slug", contains(dam, opera))
                .body("items.origin", contains("automatic", "fallback"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("powodzi"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("warszawskiej"));

        find(Map.of("title", "Powodzią", "text", "Rzeka wylewa.", "language", language, "limit", 2))
                .body("items.origin", contains("automatic", "automatic"));
        String draft =
                write("Po powodziach", "Rzeka opada.", Map.of("status", "draft", "category", Newsroom.category()));
        Newsroom.admin()
                .get("/v1/articles/" + draft + "/related?limit=3")
                .then()
                .statusCode(200)
                .body("items.slug[2]", org.hamcrest.Matchers.equalTo(opera))
                .body("items.origin", contains("automatic", "automatic", "fallback"));
    }

    @Test
    void wordsNeedNoSpacesBetweenThem() {
        language = "zh-x-" + unique("t");
        String flood = elsewhere("北京洪水关闭港口", "居民逃离家园。");
        String opera = elsewhere("歌剧季节开始", "女高音回来。");
        String port = elsewhere("旧港口因洪水受损", "水坝年久失修。");

        related(flood, "limit=2&explain=true")
                .body("items.slug", contains(port, opera))
                .body("items.origin", contains("automatic", "fallback"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("洪水"));
    }
}
