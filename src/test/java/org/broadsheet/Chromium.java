package org.broadsheet;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser that is installed here, driven; none is ever downloaded. */
final class Chromium implements AutoCloseable {
    private static final String[] NAMES = {"chromium", "chromium-browser", "google-chrome"};

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(executable));
    }

    /** The test is skipped where there is none. */
    static Chromium installed() {
        Optional<Path> executable = Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of(NAMES).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                executable.isPresent(), "SKIPPED: no Chromium is installed here, so no browser was tried");
        return new Chromium(executable.orElseThrow());
    }

    BrowserSession open(String site, Browser.NewContextOptions how) {
        return new BrowserSession(browser.newContext(how.setBaseURL(site)), site);
    }

    BrowserSession open(String site) {
        return open(site, new Browser.NewContextOptions());
    }

    /** A page without {@link BrowserSession}'s demands, which are the reader's. */
    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
