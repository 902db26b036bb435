package org.broadsheet.reader;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which addresses get the reader, and the headers of its files. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReaderPagesTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/reader/[^\"]+)\"|from '([^']+)'");

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/search?q=port", "/articles/any", "/categories/any", "/tags/any", "/authors/any?cursor=x"})
    void everyPageAddressGetsTheHtmlWithAStrictPolicy(String address) {
        given().header("Accept", "text/html,*/*;q=0.8")
                .get(address)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self';"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("<main"), not(containsString("<style")), not(containsString("://")));
    }

    @ParameterizedTest
    @CsvSource({
        "/articles/any, application/json",
        "/articles/any/more, text/html",
        "/v1/nowhere, text/html",
        "/reader/none.js, */*",
        "/nowhere, text/html",
    })
    void otherAddressesAreNotFound(String address, String accept) {
        given().urlEncodingEnabled(false)
                .header("Accept", accept)
                .get(address)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
    }

    @Test
    void everyReferencedFileIsServed() {
        Set<String> files = new TreeSet<>();
        collectReferences("/", files);
        Set<String> kinds = new TreeSet<>();
        files.forEach(file -> kinds.add(file.replaceFirst(".*\\.", "")));
        assertEquals(Set.of("css", "js", "svg"), kinds);
        for (String file : files) {
            String tag = given().get(file)
                    .then()
                    .header("Cache-Control", "no-cache")
                    .extract()
                    .header("ETag");
            given().header("If-None-Match", tag)
                    .get(file)
                    .then()
                    .statusCode(304)
                    .body(emptyString());
            given().head(file)
                    .then()
                    .statusCode(200)
                    .header("Content-Length", not(equalTo("0")))
                    .body(emptyString());
        }
    }

    private static void collectReferences(String address, Set<String> files) {
        String text = given().get(address)
                .then()
                .statusCode(200)
                .body(not(emptyString()))
                .extract()
                .asString();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String file = reference.group(1) != null
                    ? reference.group(1)
                    : URI.create(address).resolve(reference.group(2)).toString();
            if (files.add(file)) {
                collectReferences(file, files);
            }
        }
    }
}
