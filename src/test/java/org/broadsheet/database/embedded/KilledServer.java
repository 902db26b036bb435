package org.broadsheet.database.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the embedded PostgreSQL in a separate JVM that a test can kill. */
final class KilledServer {

    private KilledServer() {}

    public static void main(String[] folders) throws InterruptedException {
        EmbeddedPostgres.start(Path.of(folders[0]), Path.of(folders[1]), Map.of());
        System.out.println("ready");
        Thread.currentThread().join(); // blocks forever
    }

    static Process launch(Path dataDir, Path binariesDir) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        dataDir.toString(),
                        binariesDir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Kills the JVM like {@code kill -9} or the kernel's out-of-memory killer. PostgreSQL keeps running. */
    static void startAndKill(Path dataDir, Path binariesDir) throws IOException, InterruptedException {
        Process process = launch(dataDir, binariesDir);
        assertEquals("ready", process.inputReader().readLine());
        process.destroyForcibly().waitFor();
    }
}
