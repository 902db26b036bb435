package org.broadsheet.contract;

import static io.restassured.RestAssured.given;
import static org.broadsheet.TestDatabase.ADMIN_KEY;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MethodNotAllowedTest {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY");

    private static void forEachPath(BiConsumer<String, Set<String>> test) throws Exception {
        JsonNode paths = ContractDocument.read().get("paths");
        paths.properties().forEach(path -> {
            Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
            path.getValue().fieldNames().forEachRemaining(name -> {
                if (!name.equals("parameters")) {
                    methods.add(name.toUpperCase(Locale.ROOT));
                }
            });
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            test.accept(path.getKey().replaceAll("\\{[^}]+}", "none"), methods);
        });
    }

    @Test
    void methodThatAPathDoesNotHaveIsRefusedWithThoseThatItHas() throws Exception {
        List<String> faults = new ArrayList<>();
        forEachPath((path, methods) -> {
            for (String method : METHODS) {
                for (RequestSpecification caller : List.of(
                        given(),
                        given().auth().preemptive().oauth2(ADMIN_KEY),
                        given().contentType("application/json").body("{}"),
                        given().contentType("application/xml").body("<x/>"))) {
                    if (!methods.contains(method)) {
                        Response response = caller.redirects().follow(false).request(method, path);
                        String answer = response.statusCode() + " " + response.header("Allow") + " "
                                + response.header("Cache-Control");
                        if (!answer.equals("405 " + String.join(", ", methods) + " no-store")) {
                            faults.add(method + " " + path + " → " + answer);
                        }
                    }
                }
            }
        });
        assertEquals(List.of(), faults);
    }

    @Test
    void addressThatDoesNotExistIsNotFoundWithAnyMethod() {
        for (String method : METHODS) {
            for (String path : List.of("/v1/none", "/v1/articles/none/none", "/v1/related/none", "/none")) {
                given().request(method, path).then().statusCode(404).header("Allow", nullValue());
            }
        }
    }
}
