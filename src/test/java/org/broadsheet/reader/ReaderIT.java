package org.broadsheet.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.broadsheet.reader.SampleSite.ARABIC;
import static org.broadsheet.reader.SampleSite.LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.PackagedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the reader in a browser on the packaged application. */
class ReaderIT {
    private static final Pattern LEAD_URL = Pattern.compile(".*/articles/harbour-reopens$");

    private static Chromium chromium;
    private static PackagedServer server;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.installed();
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/data")), "reader-");
        server = PackagedServer.startReady(folder.resolve("site"), Map.of());
        new SampleSite(server).publish();
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.terminate();
            server.exitCode();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void readerOpensArticleRelatedArticlesAndShareLinksFromTheFrontPage() {
        try (BrowserSession session = chromium.openSession(
                server.address(),
                new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            Page page = session.open("/").page();
            session.link(LEAD).first().click();
            assertThat(page).hasURL(LEAD_URL);
            assertThat(page).hasTitle(LEAD + " – The Harbour Post");
            assertThat(session.heading(LEAD)).isFocused();
            assertThat(page.locator(".breadcrumbs")).hasText("WorldEurope");
            assertThat(page.locator(".story-body strong")).hasText("flood");
            assertThat(page.locator("head link[rel=canonical]")).hasAttribute("href", LEAD_URL);

            assertThat(session.link("Bluesky"))
                    .hasAttribute("href", Pattern.compile("https://bsky\\.app/.*harbour-reopens.*"));
            page.getByText("Copy link").click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The link is copied.");
            assertEquals(page.url(), session.evaluate("navigator.clipboard.readText()"));

            Locator related = page.locator(".block .card-title a");
            assertThat(related).hasCount(4);
            String next = related.first().textContent();
            related.first().click();
            assertThat(session.heading(next)).isFocused();
            page.goBack();
            assertThat(page).hasTitle(LEAD + " – The Harbour Post");
            page.reload();
            assertThat(session.awaitRendered().heading(LEAD)).isVisible();
        }
    }

    @Test
    void searchSuggestsByKeyboardAndHighlightsMatches() {
        try (BrowserSession session = chromium.openSession(server.address())) {
            Page page = session.open("/").page();
            Locator box = page.getByRole(AriaRole.COMBOBOX);
            box.focus();
            box.pressSequentially("harbour reo");
            Locator first = page.locator("[role=option]").first();
            assertThat(first).hasText(LEAD);
            assertThat(box).hasAttribute("aria-expanded", "true");
            page.keyboard().press("ArrowDown");
            assertThat(first).hasAttribute("aria-selected", "true");
            assertThat(box).hasAttribute("aria-activedescendant", first.getAttribute("id"));
            page.keyboard().press("Escape");
            assertThat(page.locator("[role=listbox]")).isHidden();
            page.keyboard().press("Enter");
            assertThat(session.heading("Results for “harbour reo”")).isFocused();
            assertThat(page.locator(".card-title mark").first())
                    .hasText(Pattern.compile("harbour", Pattern.CASE_INSENSITIVE));

            Locator again = page.getByRole(AriaRole.COMBOBOX);
            again.fill("reopens");
            assertThat(page.locator("[role=option]").first()).hasText(LEAD);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(LEAD_URL);
        }
    }

    @Test
    void arabicTranslationIsShownRightToLeft() {
        try (BrowserSession session = chromium.openSession(server.address())) {
            Page page = session.open("/articles/harbour-reopens").page();
            page.locator(".translations a[lang=ar]").click();
            assertThat(session.heading(ARABIC)).isFocused();
            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(page.locator("html")).hasAttribute("lang", "ar");
            assertTrue(page.locator(".name").first().boundingBox().x
                    > page.locator(".search").boundingBox().x);
            page.goBack();
            assertThat(session.heading(LEAD)).isVisible();
            assertThat(page.locator("html")).hasAttribute("dir", "ltr");
            page.locator(".languages a[lang=ar]").click();
            assertThat(page).hasURL(Pattern.compile(".*/\\?language=ar$"));
            assertThat(page.locator("main .card-title")).hasText(new String[] {ARABIC});
        }
    }

    @Test
    void darkModeFollowsTheSystemUntilToggled() {
        String background = "getComputedStyle(document.body).backgroundColor";
        try (BrowserSession session =
                chromium.openSession(server.address(), new NewContextOptions().setColorScheme(ColorScheme.DARK))) {
            Page page = session.open("/").page();
            assertEquals("rgb(21, 23, 26)", session.evaluate(background));
            Locator dark = page.locator("button.theme");
            assertThat(dark).hasAttribute("aria-pressed", "true");
            dark.click();
            assertThat(dark).hasAttribute("aria-pressed", "false");
            page.reload();
            assertEquals("rgb(255, 254, 251)", session.awaitRendered().evaluate(background));
        }
    }

    @Test
    void pagesAreUsableByKeyboard() {
        try (BrowserSession session = chromium.openSession(server.address())) {
            Page page = session.open("/").page();
            page.keyboard().press("Tab");
            assertThat(session.link("Skip to content")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertTrue((Boolean) session.evaluate("document.querySelector('main').contains(document.activeElement)"));

            session.open("/").tabTo(session.link("Business").first());
            page.keyboard().press("Enter");
            assertThat(session.heading("Business").first()).isFocused();
            Locator first = page.locator(".card-title a").first();
            session.tabTo(first);
            String title = first.textContent();
            page.keyboard().press("Enter");
            assertThat(session.heading(title)).isFocused();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/,                         LIGHT, 1280",
        "/,                         DARK,  390",
        "/categories/business,      LIGHT, 390",
        "/categories/world,         DARK,  1280",
        "/articles/harbour-reopens, LIGHT, 1280",
        "/articles/harbour-reopens, DARK,  390",
        "/search?q=harbour,         LIGHT, 390",
        "/search?q=harbour,         DARK,  1280",
        "/?language=ar,             LIGHT, 1280",
    })
    void pagesHaveNoAccessibilityViolations(String path, ColorScheme colours, int width) {
        NewContextOptions options =
                new NewContextOptions().setColorScheme(colours).setViewportSize(width, 900);
        try (BrowserSession session = chromium.openSession(server.address(), options)) {
            Page page = session.open(path).page();
            String violations = new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .map(rule -> rule.getId() + ": " + rule.getNodes())
                            .collect(Collectors.joining("\n"));
            assertEquals("", violations);
            assertEquals(
                    true,
                    session.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    "wider than the window");
        }
    }

    @Test
    void hostileBodyRunsNoScriptAndSendsNoRequest() {
        try (BrowserSession session = chromium.openSession(server.address())) {
            Page page = session.open("/articles/hostile").page();
            assertThat(page.locator(".story-body")).containsText("After.");
            assertThat(session.link("A pixel")).hasAttribute("href", "https://elsewhere.example/pixel.png");
            assertEquals(
                    0,
                    page.locator(".story-body :is(script, svg, math, iframe, form, [onerror], [style])")
                            .count());
        }
    }

    @Test
    void pageOfAnotherOriginCanReadButNotSendAKey() {
        String elsewhere = server.address().replace("127.0.0.1", "localhost") + "/v1/site";
        try (BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(elsewhere);
            String read = """
                    async (address) => {
                      const first = await fetch(address);
                      const again = await fetch(address, {headers: {'If-None-Match': first.headers.get('ETag')}, cache: 'no-store'});
                      return [first.status, (await first.json()).items.length, again.status];
                    }""";
            assertEquals(List.of(200, 1, 304), page.evaluate(read, server.address() + "/v1/articles?limit=1"));
            String write =
                    "address => fetch(address, {headers: {Authorization: 'Bearer x'}}).then(() => 'sent', () => 'refused')";
            assertEquals("refused", page.evaluate(write, server.address() + "/v1/articles"));
        }
    }
}
