package org.broadsheet.sitemaps;

import static org.broadsheet.ConfiguredServer.SITE;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.broadsheet.ConfiguredServer;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** On a site whose addresses of articles contain the category. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(ConfiguredServer.class)
class RenamedSectionTest {

    @Test
    void addressesNameTheSectionAsItIsNow() {
        String old = newCategory();
        String slug = publish(old);
        String oldUrl = SITE + "/" + old + "/" + slug;
        List<String> sitemaps = List.of(
                "/sitemap.xml?month=" + YearMonth.now(ZoneOffset.UTC),
                "/sitemap-news.xml",
                "/v1/feeds/rss?category=" + old);
        sitemaps.forEach(path -> anonymous().get(path).then().body(containsString(oldUrl)));
        String present = unique("present");
        admin().contentType("application/json")
                .header("If-Match", "*")
                .body(fields("slug", present))
                .patch("/v1/categories/" + old)
                .then()
                .statusCode(200);
        String url = SITE + "/" + present + "/" + slug;
        sitemaps.forEach(
                path -> anonymous().get(path).then().body(containsString(url)).body(not(containsString(oldUrl))));
        anonymous().get("/v1/resolve?url=" + oldUrl).then().statusCode(200).body("url", equalTo(url));
        anonymous()
                .get("/v1/resolve?url=" + SITE + "/categories/" + old)
                .then()
                .body("url", equalTo(SITE + "/categories/" + present));
    }
}
