package org.broadsheet.reader;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A browser context. {@link #close} fails if a page requested another site, opened a dialog, threw, or warning,
 * threw an error.
 */
final class BrowserSession implements AutoCloseable {
    private static final String LOG_CSP_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation',
              (violation) => console.error(`${violation.effectiveDirective} forbids ${violation.blockedURI}`));""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    BrowserSession(BrowserContext context, String site) {
        this.context = context;
        context.addInitScript(LOG_CSP_VIOLATIONS);
        context.onRequest(request -> {
            if (!request.url().startsWith(site + "/")) {
                problems.add("requested " + request.url());
            }
        });
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                problems.add("logged " + message.text());
            }
        });
        page.onPageError(error -> problems.add("threw " + error));
        page.onDialog(dialog -> {
            problems.add("opened a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    BrowserSession open(String path) {
        page.navigate(path);
        return awaitRendered();
    }

    /** Waits until the page is rendered. */
    BrowserSession awaitRendered() {
        page.waitForSelector("main[aria-busy=false]");
        return this;
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Object evaluate(String script) {
        return page.evaluate(script);
    }

    /** Presses Tab until the element has the focus. */
    void tabTo(Locator element) {
        for (int step = 0; step < 40; step++) {
            page.keyboard().press("Tab");
            if ((Boolean) element.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        assertThat(element).isFocused();
    }

    /** Violations found by axe-core, one per line. */
    String accessibilityViolations() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), problems);
    }
}
