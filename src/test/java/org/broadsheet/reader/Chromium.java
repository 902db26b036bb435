package org.broadsheet.reader;

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

/** Drives the installed Chromium with Playwright. It never downloads a browser. */
final class Chromium implements AutoCloseable {
    private static final String[] NAMES = {"chromium", "chromium-browser", "google-chrome"};

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(executable));
    }

    /** Skips the test if Chromium is not installed. */
    static Chromium installed() {
        Optional<Path> executable = Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of(NAMES).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                executable.isPresent(), "SKIPPED: no Chromium is installed here, so no browser was tried");
        return new Chromium(executable.orElseThrow());
    }

    BrowserSession openSession(String site, Browser.NewContextOptions options) {
        return new BrowserSession(browser.newContext(options.setBaseURL(site)), site);
    }

    BrowserSession openSession(String site) {
        return openSession(site, new Browser.NewContextOptions());
    }

    /** Returns the browser, for pages without the checks of {@link BrowserSession}. */
    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
