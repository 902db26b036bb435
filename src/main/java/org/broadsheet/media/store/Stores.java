package org.broadsheet.media.store;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Picks the store by the configuration. */
@Singleton
class Stores {
    @Produces
    @Singleton
    Store store(@ConfigProperty(name = "broadsheet.data-dir", defaultValue = "data") Path dataDir) {
        return new Folder(dataDir.resolve("media").toAbsolutePath());
    }
}
