package org.broadsheet.database.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a folder for one server alone. The operating system lets go of it when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {

    /**
     * What this process holds. It must not even open a lock file twice: on POSIX, closing the second takes the lock
     * from the first.
     */
    private static final Set<Path> LOCKED_BY_THIS_JVM = ConcurrentHashMap.newKeySet();

    /** Behind the text, which Windows would otherwise not let others read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int MAX_PID_CHARS = 20;

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws EmbeddedPostgresException if another server holds the folder, which must be a real path */
    static FolderLock acquire(Path folder) throws IOException {
        if (!LOCKED_BY_THIS_JVM.add(folder)) {
            throw alreadyLocked(folder, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new FolderLock(folder, openAndLock(folder));
        } catch (IOException | RuntimeException e) {
            LOCKED_BY_THIS_JVM.remove(folder);
            throw e;
        }
    }

    private static FileChannel openAndLock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("broadsheet.lock"), CREATE, READ, WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw alreadyLocked(folder, readPid(channel));
            }
            channel.truncate(0)
                    .write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String readPid(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(MAX_PID_CHARS);
        channel.read(pid, 0);
        return US_ASCII.decode(pid.flip()).toString();
    }

    private static EmbeddedPostgresException alreadyLocked(Path folder, String pid) {
        return new EmbeddedPostgresException(("Another Broadsheet (process %s) is running on %s: stop that one, or give"
                        + " this one a folder of its own with BROADSHEET_DATA_DIR.")
                .formatted(pid, folder));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        LOCKED_BY_THIS_JVM.remove(folder);
    }
}
