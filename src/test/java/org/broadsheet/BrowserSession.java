package org.broadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at the reader. When the visit ends, nothing must have been asked of another site, run or logged that should not. */
final class BrowserSession implements AutoCloseable {
    private static final String TELL_OF_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation',
              (violation) => console.error(`${violation.effectiveDirective} forbids ${violation.blockedURI}`));""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> violations = new CopyOnWriteArrayList<>();

    BrowserSession(BrowserContext context, String site) {
        this.context = context;
        context.addInitScript(TELL_OF_VIOLATIONS);
        context.onRequest(request -> {
            if (!request.url().startsWith(site + "/")) {
                violations.add("asked for " + request.url());
            }
        });
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                violations.add("logged " + message.text());
            }
        });
        page.onPageError(error -> violations.add("threw " + error));
        page.onDialog(dialog -> {
            violations.add("opened a dialog: " + dialog.message());
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
        return awaitDrawn();
    }

    /** Waits until the page is drawn. */
    BrowserSession awaitDrawn() {
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

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), violations);
    }
}
