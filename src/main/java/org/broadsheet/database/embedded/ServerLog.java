package org.broadsheet.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/** What PostgreSQL writes about itself, kept off our own log; the last 10 to 20 MB of it. */
record ServerLog(Path file) {

    private static final String NAME = "postgres.log";
    private static final long MAX_BYTES = 10 * 1024 * 1024;

    static ServerLog in(Path dataDir) throws IOException {
        ServerLog log = new ServerLog(dataDir.resolve(NAME));
        if (Files.exists(log.file)) {
            log.rotate();
        } else {
            OwnerOnlyFiles.create(log.file, ""); // statements that failed stand in it
        }
        return log;
    }

    /** Also while PostgreSQL runs: it only ever appends, and so goes on at the start of the emptied file. */
    void rotate() throws IOException {
        if (length() > MAX_BYTES) {
            try {
                Files.copy(file, file.resolveSibling(NAME + ".1"), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.write(file, new byte[0]); // even if the disk is too full for the copy
            }
        }
    }

    long length() throws IOException {
        return Files.size(file);
    }

    /** The complaints since the log had that length, on one line. */
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
