package org.broadsheet.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A folder in the making. It gets its final name in one step, when it is complete, so that a crash before that leaves
 * nothing which a later start could mistake for the real thing. Each attempt has a name of its own: a process that
 * outlived a crash and still writes into an earlier attempt cannot spoil this one.
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

    /** Removes what crashed attempts have left behind, unless a process of theirs still holds on to it. */
    static void deleteLeftovers(Path parent) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> children = Files.list(parent)) {
            leftovers = children.filter(child ->
                            LEFTOVER.matcher(child.getFileName().toString()).matches())
                    .toList();
        }
        for (Path leftover : leftovers) {
            try {
                deleteTree(leftover);
            } catch (IOException e) {
                LOG.warnf("%s, left by a crash, cannot be removed; the next start tries again: %s", leftover, e);
            }
        }
    }

    /**
     * Gives the folder its final name, for good: after a power cut, either all of it is there, or the name is not.
     * If somebody else was faster, theirs stays and this one goes.
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
        deleteTree(folder);
    }

    private void syncAll() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                sync(path);
            }
        }
    }

    /** A name, new or changed, is in the folder around it, and on disk when that is. Windows opens no folders. */
    private static void sync(Path path) throws IOException {
        if (!Platform.WINDOWS) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
