package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import org.broadsheet.database.embedded.EmbeddedPostgresException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** Starts Broadsheet, on the embedded PostgreSQL unless the configuration names another. */
@QuarkusMain
public class Broadsheet {

    public static void main(String... args) {
        Config config = ConfigProvider.getConfig();
        boolean embedded =
                config.getOptionalValue(EmbeddedDatabase.URL, String.class).isEmpty();
        Path dataDir =
                config.getOptionalValue("broadsheet.data-dir", Path.class).orElse(Path.of("data"));
        // Quarkus is to make a configuration of its own, with what the embedded database adds to it.
        ConfigProviderResolver.instance().releaseConfig(config);
        if (embedded) {
            runEmbedded(dataDir, args);
        } else {
            Quarkus.run(args);
        }
    }

    private static void runEmbedded(Path dataDir, String... args) {
        EmbeddedDatabase database = new EmbeddedDatabase();
        try {
            database.start(dataDir);
        } catch (EmbeddedPostgresException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
        database.stop(); // only in dev mode does Quarkus return: it is about to run this again
    }
}
