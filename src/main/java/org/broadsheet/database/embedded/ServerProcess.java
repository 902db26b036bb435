package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells PostgreSQL's living processes from dead ones that linger, and from strangers who have got the same number. */
record ServerProcess(long pid) {

    /** Whether this is a PostgreSQL at work in the cluster, its working directory. */
    boolean isServing(Path cluster) {
        return Platform.LINUX ? isPostgres() && hasWorkingDirectory(cluster) : hasPostgresCommand();
    }

    /** All that serve from the cluster: the server, and those that outlived it. Only Linux tells; none elsewhere. */
    static Stream<ServerProcess> allServing(Path cluster) {
        return Platform.LINUX
                ? ProcessHandle.allProcesses()
                        .map(process -> new ServerProcess(process.pid()))
                        .filter(process -> process.isServing(cluster))
                : Stream.empty();
    }

    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** A zombie (Z, X) has ended, though the system still counts it among the living. */
    private boolean isPostgres() {
        try {
            return Files.readString(proc("stat")).matches("(?s)\\d+ \\(postgres\\) [^ZX] .*");
        } catch (IOException ended) {
            return false;
        }
    }

    private boolean hasWorkingDirectory(Path cluster) {
        try {
            return Files.isSameFile(proc("cwd"), cluster);
        } catch (IOException endedOrNotOurs) {
            return false;
        }
    }

    private boolean hasPostgresCommand() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .isPresent();
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
