package org.broadsheet.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/** Gives Flyway a data source without statement and socket timeouts, because a migration may rewrite large tables. */
@Singleton
class MigrationDataSource implements FlywayConfigurationCustomizer {
    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    MigrationDataSource(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        source.setSocketTimeout(0);
        configuration.dataSource(source);
        configuration.callbacks(new LegacySchema());
        configuration.placeholderReplacement(
                false); // there are none, and looking for them takes its time at each start
    }
}
