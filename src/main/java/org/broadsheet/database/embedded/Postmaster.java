package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts and stops the server of a cluster by {@code pg_ctl}, which runs the server in a separate session, so that Ctrl-C in
 * the terminal does not reach it.
 */
record Postmaster(Path cluster, PostgresBinaries binaries, PostgresCommand command) {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(5);
    private static final int POLL_MILLIS = 10;

    /** The server could not listen on the configured port. */
    static final class PortTakenException extends EmbeddedPostgresException {

        private static final long serialVersionUID = 1L;

        private PortTakenException(String message) {
            super(message);
        }
    }

    /**
     * Cleans up after a run that was killed: stops a server that still runs, ends processes that outlived their server, and
     * deletes {@code postmaster.pid}.
     */
    void stopLeftovers() throws IOException, InterruptedException {
        Optional<ServerProcess> leftover = running();
        if (leftover.isPresent()) {
            long pid = leftover.get().pid();
            LOG.infof("Stopping PostgreSQL (process %d), which an earlier run left running in %s", pid, cluster);
            stop();
        }
        stopOrphans();
        PostmasterPid.delete(cluster);
    }

    /** Backends end by themselves soon after their server has ended, unless they run a long query. */
    private void stopOrphans() throws InterruptedException {
        Instant deadline = Instant.now().plus(ORPHAN_TIMEOUT);
        List<ServerProcess> orphans = ServerProcess.allServing(cluster).toList();
        while (!orphans.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                orphans.forEach(ServerProcess::kill);
            }
            Thread.sleep(POLL_MILLIS);
            orphans = ServerProcess.allServing(cluster).toList();
        }
    }

    /**
     * @return the server, which has finished recovery and accepts connections
     * @throws PortTakenException if the port is in use
     * @throws EmbeddedPostgresException with PostgreSQL's log messages, if it did not start
     */
    PostmasterPid start() throws IOException, InterruptedException {
        long logLength = command.log().length();
        Process starter = command.start(
                binaries.program("pg_ctl"),
                "start",
                "--silent",
                "--wait",
                "--timeout=" + START_TIMEOUT.toSeconds(),
                "--pgdata=" + relative(cluster),
                "--log=" + relative(command.log().file()),
                "-p",
                relative(Path.of(binaries.program("postgres"))));
        while (true) {
            boolean ended = starter.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            Optional<PostmasterPid> server = PostmasterPid.readyIn(cluster);
            if (server.isPresent()) {
                return server.get(); // earlier than pg_ctl, which polls every 100 ms
            }
            if (ended) {
                String errors = command.log().errorsSince(logLength);
                stop(); // the server may still be starting
                throw startFailure(errors);
            }
        }
    }

    /** Relative to the data folder: pg_ctl starts the server by a shell, and an absolute path may need quoting. */
    private String relative(Path path) {
        return command.folder().relativize(path).toString();
    }

    private EmbeddedPostgresException startFailure(String errors) {
        String message = "PostgreSQL did not start in %s: %s".formatted(cluster, errors);
        return errors.contains("could not create any TCP/IP sockets")
                ? new PortTakenException(message)
                : new EmbeddedPostgresException(message);
    }

    /** Stops the server by a fast shutdown; after 60 seconds by an immediate one, which requires recovery at the next start. */
    void stop() throws IOException, InterruptedException {
        if (running().isPresent() && !stop("fast", SHUTDOWN_TIMEOUT)) {
            LOG.warnf("PostgreSQL did not stop within %d s: stopping it immediately", SHUTDOWN_TIMEOUT.toSeconds());
            if (!stop("immediate", ORPHAN_TIMEOUT)) {
                ServerProcess.allServing(cluster).forEach(ServerProcess::kill);
            }
        }
    }

    /** Checks that the process is this server: its PID may have been reused by another program. */
    private Optional<ServerProcess> running() throws IOException {
        return PostmasterPid.serverIn(cluster).filter(server -> server.isServing(cluster));
    }

    private boolean stop(String mode, Duration timeout) throws IOException, InterruptedException {
        return command.exitCode(
                        binaries.program("pg_ctl"),
                        "stop",
                        "--silent",
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + timeout.toSeconds(),
                        "--pgdata=" + relative(cluster))
                == 0;
    }
}
