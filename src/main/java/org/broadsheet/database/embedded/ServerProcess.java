package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process that may be a PostgreSQL server or backend, a zombie, or another program with a reused PID. */
record ServerProcess(long pid) {

    /**
     * Whether this is a running PostgreSQL process of the cluster. On Linux the cluster must be its working directory;
     * elsewhere only the program name is checked.
     */
    boolean isServing(Path cluster) {
        return Platform.LINUX ? isPostgres() && hasWorkingDirectory(cluster) : hasPostgresCommand();
    }

    /** Returns the server and all backends of the cluster; empty on other systems than Linux. */
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

    /** Excludes zombies and dead processes (state Z, X). */
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
