package org.broadsheet.media.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A folder on this machine, or one that all nodes share. A file is there whole, on the disk itself, or not at all. */
final class FolderMediaStore implements MediaStore {
    private final Path root;

    FolderMediaStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String key, Path file, String mediaType) throws IOException {
        Path target = root.resolve(key);
        Files.createDirectories(target.getParent());
        Path half = Files.createTempFile(target.getParent(), ".half-", null);
        try {
            Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
            force(half, StandardOpenOption.WRITE);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
        for (Path folder = target.getParent(); !folder.equals(root.getParent()); folder = folder.getParent()) {
            force(folder, StandardOpenOption.READ);
        }
    }

    /** The name of a new file is part of its folder, which has to reach the disk too. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        if (how == StandardOpenOption.WRITE || !isWindows()) {
            try (FileChannel channel = FileChannel.open(path, how)) {
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
            Files.walkFileTree(root.resolve(prefix), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // nothing was kept
        }
    }
}
