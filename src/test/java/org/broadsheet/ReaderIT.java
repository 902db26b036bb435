package org.broadsheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.SampleSite.ARABIC;
import static org.broadsheet.SampleSite.LEAD;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader in a browser, on the server as it is shipped. */
class ReaderIT {
    private static final Pattern LEAD_ADDRESS = Pattern.compile(".*/articles/harbour-reopens$");

    private static Chromium chromium;
    private static Path folder;
    private static PackagedServer server;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.installed();
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/data")), "reader-");
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
    void frontLeadsToAnArticleToItsRelatedOnesAndToSharing() {
        try (BrowserSession visit = chromium.open(
                server.address(),
                new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            Page page = visit.open("/").page();
            visit.link(LEAD).first().click();
            assertThat(page).hasURL(LEAD_ADDRESS);
            assertThat(page).hasTitle(LEAD + " – The Harbour Post");
            assertThat(visit.heading(LEAD)).isFocused();
            assertThat(page.locator(".way")).hasText("WorldEurope");
            assertThat(page.locator(".story-body strong")).hasText("flood");
            assertThat(page.locator("head link[rel=canonical]")).hasAttribute("href", LEAD_ADDRESS);

            assertThat(visit.link("Bluesky"))
                    .hasAttribute("href", Pattern.compile("https://bsky\\.app/.*harbour-reopens.*"));
            page.getByText("Copy link").click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The link is copied.");
            assertEquals(page.url(), visit.evaluate("navigator.clipboard.readText()"));

            Locator related = page.locator(".block .card-title a");
            assertThat(related).hasCount(4);
            String next = related.first().textContent();
            related.first().click();
            assertThat(visit.heading(next)).isFocused();
            page.goBack();
            assertThat(page).hasTitle(LEAD + " – The Harbour Post");
            page.reload();
            assertThat(visit.awaitDrawn().heading(LEAD)).isVisible();
        }
    }

    @Test
    void searchSuggestsByKeyboardAndMarksWhatItFound() {
        try (BrowserSession visit = chromium.open(server.address())) {
            Page page = visit.open("/").page();
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
            assertThat(visit.heading("Results for “harbour reo”")).isFocused();
            assertThat(page.locator(".card-title mark").first())
                    .hasText(Pattern.compile("harbour", Pattern.CASE_INSENSITIVE));

            Locator again = page.getByRole(AriaRole.COMBOBOX);
            again.fill("reopens");
            assertThat(page.locator("[role=option]").first()).hasText(LEAD);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(LEAD_ADDRESS);
        }
    }

    @Test
    void articleIsReadInAnotherLanguageFromRightToLeft() {
        try (BrowserSession visit = chromium.open(server.address())) {
            Page page = visit.open("/articles/harbour-reopens").page();
            page.locator(".translations a[lang=ar]").click();
            assertThat(visit.heading(ARABIC)).isFocused();
            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(page.locator("html")).hasAttribute("lang", "ar");
            assertTrue(page.locator(".name").first().boundingBox().x
                    > page.locator(".search").boundingBox().x);
            page.goBack();
            assertThat(visit.heading(LEAD)).isVisible();
            assertThat(page.locator("html")).hasAttribute("dir", "ltr");
            page.locator(".languages a[lang=ar]").click();
            assertThat(page).hasURL(Pattern.compile(".*/\\?language=ar$"));
            assertThat(page.locator("main .card-title")).hasText(new String[] {ARABIC});
        }
    }

    @Test
    void darkModeFollowsTheSystemUntilSomebodyChooses() {
        String background = "getComputedStyle(document.body).backgroundColor";
        try (BrowserSession visit =
                chromium.open(server.address(), new NewContextOptions().setColorScheme(ColorScheme.DARK))) {
            Page page = visit.open("/").page();
            assertEquals("rgb(21, 23, 26)", visit.evaluate(background));
            Locator dark = page.locator("button.theme");
            assertThat(dark).hasAttribute("aria-pressed", "true");
            dark.click();
            assertThat(dark).hasAttribute("aria-pressed", "false");
            page.reload();
            assertEquals("rgb(255, 254, 251)", visit.awaitDrawn().evaluate(background));
        }
    }

    @Test
    void emptySiteTellsTheFirstCommandAndItWorks() throws Exception {
        PackagedServer empty = PackagedServer.startReady(folder.resolve("empty"), Map.of());
        try (BrowserSession visit = chromium.open(empty.address())) {
            Page page = visit.open("/").page();
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
            assertThat(visit.awaitDrawn().heading("Hello, readers")).isVisible();
        } finally {
            empty.terminate();
            empty.exitCode();
        }
    }

    @Test
    void keyboardAloneReachesWhatThereIs() {
        try (BrowserSession visit = chromium.open(server.address())) {
            Page page = visit.open("/").page();
            page.keyboard().press("Tab");
            assertThat(visit.link("Skip to content")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertTrue((Boolean) visit.evaluate("document.querySelector('main').contains(document.activeElement)"));

            tabTo(page, visit.open("/").link("Business").first());
            page.keyboard().press("Enter");
            assertThat(visit.heading("Business").first()).isFocused();
            Locator first = page.locator(".card-title a").first();
            tabTo(page, first);
            String title = first.textContent();
            page.keyboard().press("Enter");
            assertThat(visit.heading(title)).isFocused();
        }
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int step = 0; step < 40; step++) {
            page.keyboard().press("Tab");
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        assertThat(wanted).isFocused();
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
    void nothingStandsInTheWayOfAnybody(String address, ColorScheme colours, int width) {
        NewContextOptions how = new NewContextOptions().setColorScheme(colours).setViewportSize(width, 900);
        try (BrowserSession visit = chromium.open(server.address(), how)) {
            Page page = visit.open(address).page();
            String violations = new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .map(rule -> rule.getId() + ": " + rule.getNodes())
                            .collect(Collectors.joining("\n"));
            assertEquals("", violations);
            assertEquals(
                    true,
                    visit.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    "wider than the window");
        }
    }

    @Test
    void hostileBodyRunsNothingAndAsksNobody() {
        try (BrowserSession visit = chromium.open(server.address())) {
            Page page = visit.open("/articles/hostile").page();
            assertThat(page.locator(".story-body")).containsText("After.");
            assertThat(visit.link("A pixel")).hasAttribute("href", "https://elsewhere.example/pixel.png");
            assertEquals(
                    0,
                    page.locator(".story-body :is(script, svg, math, iframe, form, [onerror], [style])")
                            .count());
        }
    }

    @Test
    void pageOfAnotherOriginReadsWhatIsPublicAndSendsNoKey() {
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
