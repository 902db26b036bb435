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
 * Starts and stops the server of a cluster, by {@code pg_ctl}: it puts the server into a session of its own, where a
 * Ctrl-C that is meant for us does not reach it.
 */
record Postmaster(Path cluster, PostgresBinaries binaries, PostgresCommand command) {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(5);
    private static final int POLL_MILLIS = 10;

    /** The server could not listen where it was told to. */
    static final class PortTakenException extends EmbeddedPostgresException {

        private static final long serialVersionUID = 1L;

        private PortTakenException(String message) {
            super(message);
        }
    }

    /**
     * Ends what an earlier run left behind when it was killed: a living server is stopped properly, processes that
     * outlived their server are ended, and the note of a dead one is removed.
     */
    void stopLeftovers() throws IOException, InterruptedException {
        Optional<ServerProcess> leftover = running();
        if (leftover.isPresent()) {
            long pid = leftover.get().pid();
            LOG.infof("Stopping PostgreSQL (process %d), left at work in %s by an earlier run", pid, cluster);
            stop();
        }
        stopOrphans();
        PostmasterPid.delete(cluster);
    }

    /** Without their server they soon notice and end by themselves, unless a long query keeps them. */
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
     * @return the server, which has recovered from whatever there was to recover from, and takes connections
     * @throws PortTaken                 if another port may do
     * @throws EmbeddedPostgresException with PostgreSQL's own words, if it did not start
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
                return server.get(); // the starter itself looks ten times a second only
            }
            if (ended) {
                String errors = command.log().errorsSince(logLength);
                stop(); // it may be at work still, yet too slow
                throw startFailure(errors);
            }
        }
    }

    /** Between pg_ctl and the server is a shell, which trips over some letters: from the data folder it sees none. */
    private String relative(Path path) {
        return command.folder().relativize(path).toString();
    }

    private EmbeddedPostgresException startFailure(String errors) {
        String message = "PostgreSQL did not start in %s: %s".formatted(cluster, errors);
        return errors.contains("could not create any TCP/IP sockets")
                ? new PortTakenException(message)
                : new EmbeddedPostgresException(message);
    }

    /** Lets it finish what is committed, for a minute; then it is cut short, and recovers at its next start. */
    void stop() throws IOException, InterruptedException {
        if (running().isPresent() && !stop("fast", SHUTDOWN_TIMEOUT)) {
            LOG.warnf("PostgreSQL did not stop within %d s: cutting it short", SHUTDOWN_TIMEOUT.toSeconds());
            if (!stop("immediate", ORPHAN_TIMEOUT)) {
                ServerProcess.allServing(cluster).forEach(ServerProcess::kill);
            }
        }
    }

    /** The process number of one that died may be a stranger's by now: nobody else must get our signals. */
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
