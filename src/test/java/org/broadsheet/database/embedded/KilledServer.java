package org.broadsheet.database.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, to be killed. */
final class KilledServer {

    private KilledServer() {}

    public static void main(String[] folders) throws InterruptedException {
        EmbeddedPostgres.start(Path.of(folders[0]), Path.of(folders[1]), Map.of());
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
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

    /** As {@code kill -9} or the kernel's out-of-memory killer does it: PostgreSQL is left alone. */
    static void startAndKill(Path dataDir, Path binariesDir) throws IOException, InterruptedException {
        Process process = launch(dataDir, binariesDir);
        assertEquals("ready", process.inputReader().readLine());
        process.destroyForcibly().waitFor();
    }
}
