package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What must be known about the machine to choose PostgreSQL's binaries and the way to start them. */
final class Platform {

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    static final boolean LINUX = OS.startsWith("linux");
    static final boolean WINDOWS = OS.startsWith("windows");

    private Platform() {}

    /** As the archives spell it: {@code linux-x86_64}, {@code linux-x86_64-alpine_linux}, {@code darwin-arm_64}… */
    static String name() {
        String os = LINUX ? "linux" : WINDOWS ? "windows" : "darwin";
        String arch = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        return os + "-" + arch + (Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "");
    }

    /** Whether this is root on Linux, the one place where root can be stepped around (see {@link PostgresCommand}). */
    static boolean isLinuxRoot() throws IOException {
        return LINUX && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
