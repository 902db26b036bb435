package org.broadsheet;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.broadsheet.security.AdminKey;
import org.broadsheet.site.SiteUrls;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Logs the URLs of reader, API and contract, and the location of the admin key, when the server has started. */
@Singleton
class StartupMessage {
    private static final Logger LOG = Logger.getLogger(StartupMessage.class);

    private final AdminKey adminKey;
    private final SiteUrls site;
    private final String version;

    StartupMessage(
            AdminKey adminKey, SiteUrls site, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.adminKey = adminKey;
        this.site = site;
        this.version = version;
    }

    void log(@ObservesAsync HttpServerStart start) {
        String baseUrl = "http://localhost:" + start.options().getPort();
        if (!site.isConfigured()) {
            LOG.infof(
                    "Feeds and share links lead to %s: set BROADSHEET_SITE_URL to where the site is",
                    site.absolute(site.home()));
        }
        if (site.hasUnknownImageUrls()) {
            LOG.info(
                    "Feeds, structured data and link previews leave out uploaded pictures: set BROADSHEET_API_URL to where"
                            + " clients find this server");
        }
        LOG.infof("Broadsheet %s is started", version);
        LOG.infof("The reader:    %s/", baseUrl);
        LOG.infof("The API:       %s/v1/articles", baseUrl);
        LOG.infof("The contract:  %s/docs", baseUrl);
        LOG.infof("The admin key: %s", adminKey.location());
    }
}
