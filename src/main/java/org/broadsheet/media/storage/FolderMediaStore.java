package org.broadsheet.media.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/** Stores media in a local folder, or in one shared by all nodes. Files are written atomically and flushed to disk. */
final class FolderMediaStore implements MediaStore {
    private final Path root;

    FolderMediaStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String key, Path file, String mediaType) throws IOException {
        Path target = root.resolve(key);
        Files.createDirectories(target.getParent());
        Path temporary = Files.createTempFile(target.getParent(), ".partial-", null);
        try {
            Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
            force(temporary, StandardOpenOption.WRITE);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        for (Path folder = target.getParent(); !folder.equals(root.getParent()); folder = folder.getParent()) {
            force(folder, StandardOpenOption.READ);
        }
    }

    /** Flushes a file, or a folder, which holds the names of its files. Windows cannot flush folders. */
    private static void force(Path path, StandardOpenOption mode) throws IOException {
        if (mode == StandardOpenOption.WRITE || !isWindows()) {
            try (FileChannel channel = FileChannel.open(path, mode)) {
                channel.force(true);
            }
        }
    }

    private static boolean isWindows() {
        return java.io.File.separatorChar == '\\';
    }

    @Override
    public Optional<Path> find(String key) {
        return Optional.of(root.resolve(key)).filter(Files::isRegularFile);
    }

    @Override
    public void delete(String prefix) throws IOException {
        try {
            Path folder = root.resolve(prefix);
            PathUtils.deleteDirectory(folder);
            if (Files.exists(folder)) { // a file was added meanwhile; PathUtils does not report it
                throw new DirectoryNotEmptyException(folder.toString());
            }
        } catch (NoSuchFileException absent) {
            // there is nothing to delete
        }
    }
}
