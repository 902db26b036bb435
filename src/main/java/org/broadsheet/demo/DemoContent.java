package org.broadsheet.demo;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.broadsheet.http.problem.FailureClassifier;
import org.broadsheet.security.RunAsKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads sample articles into an empty server if BROADSHEET_DEMO is true. */
@Singleton
class DemoContent {
    private static final Logger LOG = Logger.getLogger(DemoContent.class);
    private static final int TIMEOUT_SECONDS = 300;

    private final boolean enabled;
    private final DemoStories stories;
    private final RunAsKey runAsKey;

    DemoContent(
            @ConfigProperty(name = "broadsheet.demo", defaultValue = "false") boolean enabled,
            DemoStories stories,
            RunAsKey runAsKey) {
        this.enabled = enabled;
        this.stories = stories;
        this.runAsKey = runAsKey;
    }

    void onServerStart(@ObservesAsync HttpServerStart start) {
        if (enabled) {
            load();
        }
    }

    /** Loads all samples in one transaction. Does nothing if the server is not empty. */
    void load() {
        ManagedContext context = Arc.container().requestContext();
        boolean activated = !context.isActive();
        if (activated) {
            context.activate();
        }
        try {
            runAsKey.runAs(runAsKey.holder(null).orElseThrow());
            int loaded =
                    QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(stories::load);
            LOG.info(
                    loaded == 0
                            ? "BROADSHEET_DEMO: there are articles or sections here already, so no samples were added"
                            : "BROADSHEET_DEMO: loaded " + loaded
                                    + " sample stories; delete the data folder to be rid of them");
        } catch (RuntimeException failure) {
            LOG.errorf("BROADSHEET_DEMO: no samples were added: %s", FailureClassifier.firstLine(failure));
        } finally {
            if (activated) {
                context.terminate();
            }
        }
    }
}
