package org.broadsheet.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A browser context on the reader. {@link #close} fails if a page sent a request to another site, logged an error or warning,
 * threw an exception or opened a dialog.
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
                problems.add("asked for " + request.url());
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

    /** Waits until the page is drawn. */
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
    void tabTo(Locator target) {
        for (int step = 0; step < 40; step++) {
            page.keyboard().press("Tab");
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        assertThat(target).isFocused();
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), problems);
    }
}
