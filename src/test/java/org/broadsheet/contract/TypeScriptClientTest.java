package org.broadsheet.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestArticles.publish;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.impl.driver.Driver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * Compiles the TypeScript client that the build generated from the contract, in strict mode, and reads from this server
 * with it. Node.js is the one that Playwright contains.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TypeScriptClientTest {
    private static final String COMPILED = "target/typescript/compiled/src/test/typescript/read.js";

    @TestHTTPResource("/")
    URI server;

    @Test
    void generatedClientCompilesAndReads() throws Exception {
        String section = TestClient.newCategory();
        publish(section, "title", "Silt closes the harbour", "publishedAt", "2025-01-10T08:00:00Z");
        publish(section, "title", "Dredgers reach the harbour", "publishedAt", "2025-02-10T08:00:00Z");
        publish(section, "title", "Harbour opens again", "publishedAt", "2025-03-10T08:00:00Z");

        node("target/typescript/compiler/tsc.js", "--project", "src/test/typescript");
        JsonPath seen = JsonPath.from(node(COMPILED, server.toString().replaceFirst("/$", ""), section));

        assertThat(seen.getList("headlines"), contains("Harbour opens again", "Dredgers reach the harbour"));
        assertThat(seen.getInt("total"), equalTo(3));
        assertThat(seen.getBoolean("more"), equalTo(true));
        assertThat(seen.getString("section"), equalTo("Section " + section));
        assertThat(seen.getString("html"), equalTo("<p>The first ship docked at dawn.</p>\n"));
        assertThat(seen.getInt("year"), equalTo(2025));
        assertThat(seen.get("image"), equalTo(null));
        assertThat(seen.getList("related.title"), contains("Dredgers reach the harbour"));
        assertThat(seen.getList("related[0].reasons"), hasItem("terms"));
        assertThat(seen.getString("refusal"), equalTo("not-found"));
    }

    private static String node(String... arguments) throws IOException, InterruptedException {
        String node = Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .get(0);
        List<String> command =
                Stream.concat(Stream.of(node), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
