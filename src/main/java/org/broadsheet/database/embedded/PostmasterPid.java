package org.broadsheet.database.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's note about the server of a cluster, {@code postmaster.pid}. It stays behind when the server is killed,
 * and its process number may by then belong to another program.
 */
record PostmasterPid(ServerProcess server, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /** The process it names, be it alive, dead or a stranger; none if a power cut has garbled it. */
    static Optional<ServerProcess> serverIn(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        boolean isValid = !lines.isEmpty() && lines.get(PID_LINE).matches("-?\\d{1,18}");
        return isValid ? Optional.of(server(lines)) : Optional.empty();
    }

    /** Present as soon as the server takes connections. */
    static Optional<PostmasterPid> readyIn(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        return lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready")
                ? Optional.of(new PostmasterPid(server(lines), Integer.parseInt(lines.get(PORT_LINE))))
                : Optional.empty();
    }

    static void delete(Path cluster) throws IOException {
        Files.deleteIfExists(path(cluster));
    }

    private static ServerProcess server(List<String> lines) {
        return new ServerProcess(Math.abs(Long.parseLong(lines.get(PID_LINE)))); // below zero: single-user mode
    }

    private static List<String> lines(Path cluster) throws IOException {
        try {
            return Files.readAllLines(path(cluster), ISO_8859_1); // which has a letter for every byte
        } catch (NoSuchFileException missing) {
            return List.of();
        }
    }

    private static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
