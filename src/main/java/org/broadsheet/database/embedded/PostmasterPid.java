package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * PostgreSQL's file {@code postmaster.pid} in the cluster. It remains when the server is killed, and its PID may then belong
 * to another program.
 */
record PostmasterPid(ServerProcess server, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /** Returns the process in the file, which may have ended or be another program; empty if the file is missing or damaged. */
    static Optional<ServerProcess> serverIn(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        boolean isValid = !lines.isEmpty() && lines.get(PID_LINE).matches("-?\\d{1,18}");
        return isValid ? Optional.of(server(lines)) : Optional.empty();
    }

    /** Returns empty until the server accepts connections. */
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
        return new ServerProcess(Math.abs(Long.parseLong(lines.get(PID_LINE)))); // negative in single-user mode
    }

    private static List<String> lines(Path cluster) throws IOException {
        try {
            return Files.readAllLines(path(cluster), ISO_8859_1); // accepts every byte
        } catch (NoSuchFileException missing) {
            return List.of();
        }
    }

    private static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
