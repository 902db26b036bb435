package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder with the database's files: made once, complete with role and database, and opened ever after. */
record Cluster(
        Path folder,
        PostgresBinaries binaries,
        PostgresCommand command,
        PasswordFile administrator,
        PasswordFile application) {

    static final String NAME = "broadsheet";
    static final String ADMINISTRATOR = "postgres";

    static Cluster in(Path dataDir, PostgresBinaries binaries, PostgresCommand command) {
        return new Cluster(
                dataDir.resolve("cluster"),
                binaries,
                command,
                new PasswordFile(dataDir.resolve("postgres.password")),
                new PasswordFile(dataDir.resolve("broadsheet.password")));
    }

    /** @throws EmbeddedPostgresException if there is one of another major version, or none can be made */
    void prepare() throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            checkVersion();
            resetPasswordIfLost(administrator, ADMINISTRATOR);
            resetPasswordIfLost(application, NAME);
        } else {
            create();
        }
    }

    void configure(int port, Map<String, String> extraSettings) throws IOException {
        Files.writeString(folder.resolve("postgresql.conf"), PostgresSettings.fileContent(port, extraSettings));
    }

    private void checkVersion() throws IOException {
        String clusterVersion = Files.readString(folder.resolve("PG_VERSION")).strip();
        String binariesVersion = binaries.majorVersion();
        if (!clusterVersion.equals(binariesVersion)) {
            throw new EmbeddedPostgresException(("%s was made by PostgreSQL %s, and this is PostgreSQL %s: with the"
                            + " Broadsheet that made it, save it with pg_dump %s, move the folder away, start this one, and"
                            + " load the dump with psql; or name a server of version %s in QUARKUS_DATASOURCE_JDBC_URL.")
                    .formatted(folder, clusterVersion, binariesVersion, clusterVersion, clusterVersion));
        }
    }

    private void create() throws IOException, InterruptedException {
        administrator.createIfMissing();
        application.createIfMissing();
        StagingFolder staging = StagingFolder.of(folder);
        initialise(staging.folder());
        runSql(staging.folder(), """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s'
                CREATE DATABASE %1$s OWNER %1$s
                """.formatted(NAME, application.read()));
        staging.complete();
    }

    /** The builtin locale sorts and folds all letters, alike on every platform, and no library's update breaks it. */
    private void initialise(Path cluster) throws IOException, InterruptedException {
        command.run(
                "",
                binaries.program("initdb"),
                "--pgdata=" + cluster,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + administrator.file(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--text-search-config=simple",
                "--data-checksums",
                "--no-instructions");
    }

    private void resetPasswordIfLost(PasswordFile file, String role) throws IOException, InterruptedException {
        if (!file.exists()) {
            String password = PasswordFile.generate();
            runSql(folder, "ALTER ROLE %s PASSWORD '%s'%n".formatted(role, password));
            file.write(password);
        }
    }

    /** In PostgreSQL's single-user mode, one statement a line: it needs no password, no port, and no server. */
    private void runSql(Path cluster, String statements) throws IOException, InterruptedException {
        command.run(
                statements,
                binaries.program("postgres"),
                "--single",
                "-D",
                cluster.toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                ADMINISTRATOR);
    }
}
