package org.broadsheet.articles.lists;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** The parameter {@code fields}. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ListFieldsTest {

    @Test
    void fieldsParameterSelectsFields() {
        String category = newCategory();
        String ann = unique("ann");
        String bo = unique("bo");
        String slug = publish(category, "title", "Ç", "authors", List.of(ann, bo));
        anonymous()
                .get("/v1/articles?fields=title,category.slug,authors.name&slugs=" + slug)
                .then()
                .body(
                        "items[0]",
                        equalTo(Map.of(
                                "title", "Ç",
                                "category", Map.of("slug", category),
                                "authors", List.of(Map.of("name", ann), Map.of("name", bo)))))
                .body("page.next", nullValue());
        for (String[] wrong :
                new String[][] {{"titel", "`title`"}, {"category.slg", "`slug`"}, {"title.x", "no fields"}}) {
            anonymous()
                    .get("/v1/articles?fields=" + wrong[0])
                    .then()
                    .statusCode(400)
                    .body("errors[0].detail", containsString(wrong[1]));
        }
    }

    @Test
    void emptyListsAndValuesAreKept() {
        for (String query : List.of("category=" + newCategory(), "slugs=none&count=exact", "language=xx&sort=title")) {
            anonymous()
                    .get("/v1/articles?fields=slug,authors.name&" + query)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0))
                    .body("page.limit", equalTo(20));
        }
        String slug = publish(newCategory());
        anonymous()
                .get("/v1/articles?fields=authors.name,image.url,byline&slugs=" + slug)
                .then()
                .body("items", equalTo(List.of(fields("authors", List.of(), "byline", null, "image", null))));
        anonymous()
                .get("/v1/articles?fields=image.url&slugs=" + slug)
                .then()
                .body("items", equalTo(List.of(fields("image", null))));
    }
}
