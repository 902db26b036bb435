package org.broadsheet;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.broadsheet.security.AdminKey;
import org.jboss.logging.Logger;

/** The last lines of the start: where everything is. */
@Singleton
class Welcome {
    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final AdminKey adminKey;

    Welcome(AdminKey adminKey) {
        this.adminKey = adminKey;
    }

    void say(@ObservesAsync HttpServerStart start) {
        String address = "http://localhost:" + start.options().getPort();
        LOG.infof("The reader:    %s/", address);
        LOG.infof("The API:       %s/v1/articles", address);
        LOG.infof("The contract:  %s/docs", address);
        LOG.infof("The admin key: %s", adminKey.whereabouts());
    }
}
