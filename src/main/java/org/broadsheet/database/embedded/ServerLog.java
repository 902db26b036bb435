package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import static java.nio.charset.StandardCharsets.UTF_8;

/** PostgreSQL's log file, rotated to 20 MB at most. */
record ServerLog(Path file) {

    private static final String NAME = "postgres.log";
    private static final long MAX_BYTES = 10 * 1024 * 1024;

    static ServerLog in(Path dataDir) throws IOException {
        ServerLog log = new ServerLog(dataDir.resolve(NAME));
        if (Files.exists(log.file)) {
            log.rotate();
        } else {
            OwnerOnlyFiles.create(log.file, ""); // it contains failed statements
        }
        return log;
    }

    /** Works while PostgreSQL runs: it appends, and so continues at the start of the truncated file. */
    void rotate() throws IOException {
        if (length() > MAX_BYTES) {
            try {
                Files.copy(file, file.resolveSibling(NAME + ".1"), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.write(file, new byte[0]); // also if the copy fails because the disk is full
            }
        }
    }

    long length() throws IOException {
        return Files.size(file);
    }

    /** Returns the errors logged since the file had this length in bytes, joined into one line. */
    String errorsSince(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(length);
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.matches(".*(FATAL|PANIC|ERROR|LOG: +could not|HINT|error|initdb):.*"))
                    .collect(Collectors.joining(" "));
        }
    }
}
