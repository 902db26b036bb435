package org.broadsheet.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs PostgreSQL's programs in the data folder; what they complain about goes to PostgreSQL's log. They refuse to run
 * as root, so that root starts them in a user namespace where it is nobody, though still the owner of its files.
 */
record PostgresCommand(Path folder, ServerLog log, List<String> prefix) {

    /** The rest stays away from PostgreSQL: PG… would change what it does, and passwords are none of its business. */
    private static final Set<String> INHERITED_VARIABLES =
            Set.of("PATH", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot");

    static PostgresCommand in(Path folder, ServerLog log) throws IOException, InterruptedException {
        if (!Platform.isLinuxRoot()) {
            return new PostgresCommand(folder, log, List.of());
        }
        PostgresCommand command = new PostgresCommand(folder, log, List.of("unshare", "--user"));
        if (!command.isUsable()) {
            throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and this kernel or container does"
                    + " not allow the user namespace that would get around it: run Broadsheet as a plain user, or name"
                    + " a PostgreSQL server in QUARKUS_DATASOURCE_JDBC_URL.");
        }
        return command;
    }

    private boolean isUsable() throws InterruptedException {
        try {
            return exitCode("true") == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    int exitCode(String... arguments) throws IOException, InterruptedException {
        return start(arguments).waitFor();
    }

    /** @throws EmbeddedPostgresException with the complaints of the program, which was given the input, if it fails */
    void run(String input, String... arguments) throws IOException, InterruptedException {
        long logLength = log.length();
        Process process = start(arguments);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException endedWithoutReading) {
            // then its exit status and its complaints tell why
        }
        if (process.waitFor() != 0) {
            throw new EmbeddedPostgresException("%s failed in %s: %s"
                    .formatted(Path.of(arguments[0]).getFileName(), folder, log.errorsSince(logLength)));
        }
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        builder.environment().keySet().retainAll(INHERITED_VARIABLES);
        builder.environment().put("LC_ALL", "C"); // one language in the log, the one that ServerLog reads
        return builder.start();
    }
}
