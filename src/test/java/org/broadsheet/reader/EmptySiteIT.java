package org.broadsheet.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.PackagedServer;
import org.junit.jupiter.api.Test;

/** Tests the front page of a site without articles in a browser on the packaged application. */
class EmptySiteIT {
    @Test
    void emptySiteShowsACommandThatPublishesTheFirstArticle() throws Exception {
        Chromium chromium = Chromium.installed();
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/data")), "empty-");
        PackagedServer server = PackagedServer.startReady(folder.resolve("site"), Map.of());
        try (chromium;
                BrowserSession session = chromium.openSession(server.address())) {
            Page page = session.open("/").page();
            assertThat(page.locator("h1")).hasText("Nothing has been published yet");
            Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("admin.key"), PackagedServer.KEY);
            Process command = new ProcessBuilder(
                            "bash", "-c", page.locator("pre").textContent())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            assertEquals(
                    0, command.waitFor(), new String(command.getInputStream().readAllBytes(), UTF_8));
            page.reload();
            assertThat(session.awaitRendered().heading("Hello, readers")).isVisible();
        } finally {
            server.terminate();
            server.exitCode();
        }
    }
}
