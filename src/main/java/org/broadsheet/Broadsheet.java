package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadsheet.configuration.ConfigurationCheck;
import org.broadsheet.database.ConnectionCheck;
import org.broadsheet.database.embedded.EmbeddedPostgresException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** Starts Broadsheet, with the embedded PostgreSQL unless a JDBC URL is configured. */
@QuarkusMain
public class Broadsheet {

    public static void main(String... args) {
        Config config = ConfigProvider.getConfig();
        check(config);
        boolean embedded =
                config.getOptionalValue(EmbeddedDatabase.URL, String.class).isEmpty();
        Path dataDir =
                config.getOptionalValue("broadsheet.data-dir", Path.class).orElse(Path.of("data"));
        if (!embedded) {
            databaseMistake(config).ifPresent(Broadsheet::refuse);
        }
        // Quarkus must create a new configuration that includes the system properties of the embedded database.
        ConfigProviderResolver.instance().releaseConfig(config);
        if (embedded) {
            runEmbedded(dataDir, args);
        } else {
            Quarkus.run(args);
        }
    }

    private static void check(Config config) {
        ConfigurationCheck check = new ConfigurationCheck(config, System.getenv(), DevMode.isOn());
        List<String> mistakes = check.mistakes();
        if (!mistakes.isEmpty()) {
            mistakes.forEach(System.err::println);
            System.exit(1);
        }
        check.respelled().forEach(System::setProperty);
    }

    private static Optional<String> databaseMistake(Config config) {
        return ConnectionCheck.mistake(
                config.getValue(EmbeddedDatabase.URL, String.class),
                config.getOptionalValue("quarkus.datasource.username", String.class)
                        .orElse(null),
                config.getOptionalValue("quarkus.datasource.password", String.class)
                        .orElse(null));
    }

    private static void refuse(String mistake) {
        System.err.println(mistake);
        System.exit(1);
    }

    private static void runEmbedded(Path dataDir, String... args) {
        EmbeddedDatabase database = new EmbeddedDatabase();
        try {
            database.start(dataDir);
        } catch (EmbeddedPostgresException e) {
            refuse(e.getMessage());
        }
        if (DevMode.isOn()) {
            DevMode.run(database, args);
        } else {
            Quarkus.run(args);
        }
    }
}
