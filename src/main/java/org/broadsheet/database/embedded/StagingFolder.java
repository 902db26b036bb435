package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jboss.logging.Logger;

/**
 * A temporary folder that is renamed to its final name once it is complete, so that a crash never leaves an incomplete folder
 * under the final name. Each attempt has a unique name, because a process that outlived a crash may still write to an
 * earlier one.
 */
record StagingFolder(Path folder, Path target) {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private static final String SUFFIX = ".new";
    private static final Pattern LEFTOVER = Pattern.compile("(cluster|postgres-\\p{XDigit}+)\\.new\\d*");

    static StagingFolder of(Path target) throws IOException {
        String prefix = target.getFileName() + SUFFIX;
        return new StagingFolder(
                Files.createTempDirectory(target.getParent(), prefix, OwnerOnlyFiles.folderAttributes()), target);
    }

    /** Deletes the folders of attempts that crashed. Logs those that cannot be deleted, for example because they are in use. */
    static void deleteLeftovers(Path parent) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> children = Files.list(parent)) {
            leftovers = children.filter(child ->
                            LEFTOVER.matcher(child.getFileName().toString()).matches())
                    .toList();
        }
        for (Path leftover : leftovers) {
            try {
                PathUtils.deleteDirectory(leftover);
            } catch (IOException e) {
                LOG.warnf("%s, left by a crash, cannot be deleted; the next start will retry: %s", leftover, e);
            }
        }
    }

    /**
     * Flushes the folder to disk and renames it atomically. After a power failure, the final name exists with all files or
     * not at all. If the final name exists already, this folder is deleted.
     */
    void complete() throws IOException {
        syncAll();
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            sync(target.getParent());
        } catch (FileSystemException e) {
            if (!Files.exists(target)) {
                throw e;
            }
            delete();
        }
    }

    void delete() throws IOException {
        PathUtils.deleteDirectory(folder);
    }

    private void syncAll() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                sync(path);
            }
        }
    }

    /** Flushes a file or, to persist the names in it, a folder. Does nothing on Windows, which cannot open folders. */
    private static void sync(Path path) throws IOException {
        if (!Platform.WINDOWS) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
