package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Operating system and architecture, which determine PostgreSQL's binaries and how to start them. */
final class Platform {

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    static final boolean LINUX = OS.startsWith("linux");
    static final boolean WINDOWS = OS.startsWith("windows");

    private Platform() {}

    /** Returns the name in the archives of the binaries: {@code linux-x86_64}, {@code linux-x86_64-alpine_linux}, {@code darwin-arm_64}… */
    static String name() {
        String os = LINUX ? "linux" : WINDOWS ? "windows" : "darwin";
        String arch = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        return os + "-" + arch + (Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "");
    }

    /** Whether the process runs as root on Linux, where a user namespace can avoid it (see {@link PostgresCommand}). */
    static boolean isLinuxRoot() throws IOException {
        return LINUX && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
