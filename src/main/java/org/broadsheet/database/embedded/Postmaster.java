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

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(60);
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);
    private static final int POLL_MILLIS = 10;

    /** The server could not listen where it was told to. */
    static final class PortTaken extends EmbeddedPostgresException {

        private static final long serialVersionUID = 1L;

        private PortTaken(String message) {
            super(message);
        }
    }

    /**
     * Ends what an earlier run left behind when it was killed: a living server is stopped properly, processes that
     * outlived their server are ended, and the note of a dead one is removed.
     */
    void clearTheWay() throws IOException, InterruptedException {
        Optional<ServerProcess> left = running();
        if (left.isPresent()) {
            long pid = left.get().pid();
            LOG.infof("Stopping PostgreSQL (process %d), left at work in %s by an earlier run", pid, cluster);
            stop();
        }
        endStragglers();
        PostmasterPid.clear(cluster);
    }

    /** Without their server they soon notice and end by themselves, unless a long query keeps them. */
    private void endStragglers() throws InterruptedException {
        Instant deadline = Instant.now().plus(STRAGGLERS);
        List<ServerProcess> stragglers = ServerProcess.servingFrom(cluster).toList();
        while (!stragglers.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                stragglers.forEach(ServerProcess::kill);
            }
            Thread.sleep(POLL_MILLIS);
            stragglers = ServerProcess.servingFrom(cluster).toList();
        }
    }

    /**
     * @return the server, which has recovered from whatever there was to recover from, and takes connections
     * @throws PortTaken                 if another port may do
     * @throws EmbeddedPostgresException with PostgreSQL's own words, if it did not start
     */
    PostmasterPid start() throws IOException, InterruptedException {
        long logged = command.log().length();
        Process starter = command.start(
                binaries.program("pg_ctl"),
                "start",
                "--silent",
                "--wait",
                "--timeout=" + LONGEST_RECOVERY.toSeconds(),
                "--pgdata=" + here(cluster),
                "--log=" + here(command.log().file()),
                "-p",
                here(Path.of(binaries.program("postgres"))));
        while (true) {
            boolean ended = starter.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            Optional<PostmasterPid> server = PostmasterPid.readyIn(cluster);
            if (server.isPresent()) {
                return server.get(); // the starter itself looks ten times a second only
            }
            if (ended) {
                String complaints = command.log().complaintsSince(logged);
                stop(); // it may be at work still, yet too slow
                throw failure(complaints);
            }
        }
    }

    /** Between pg_ctl and the server is a shell, which trips over some letters: from the data folder it sees none. */
    private String here(Path path) {
        return command.folder().relativize(path).toString();
    }

    private EmbeddedPostgresException failure(String complaints) {
        String message = "PostgreSQL did not start in %s: %s".formatted(cluster, complaints);
        return complaints.contains("could not create any TCP/IP sockets")
                ? new PortTaken(message)
                : new EmbeddedPostgresException(message);
    }

    /** Lets it finish what is committed, for a minute; then it is cut short, and recovers at its next start. */
    void stop() throws IOException, InterruptedException {
        if (running().isPresent() && !stop("fast", LONGEST_SHUTDOWN)) {
            LOG.warnf("PostgreSQL did not stop within %d s: cutting it short", LONGEST_SHUTDOWN.toSeconds());
            if (!stop("immediate", STRAGGLERS)) {
                ServerProcess.servingFrom(cluster).forEach(ServerProcess::kill);
            }
        }
    }

    /** The process number of one that died may be a stranger's by now: nobody else must get our signals. */
    private Optional<ServerProcess> running() throws IOException {
        return PostmasterPid.serverIn(cluster).filter(server -> server.servesFrom(cluster));
    }

    private boolean stop(String mode, Duration patience) throws IOException, InterruptedException {
        return command.status(
                        binaries.program("pg_ctl"),
                        "stop",
                        "--silent",
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + patience.toSeconds(),
                        "--pgdata=" + here(cluster))
                == 0;
    }
}
