package org.broadsheet.media.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A cache of remote files in a local folder. It evicts the least recently used files when it is full. */
final class LocalFileCache {
    private static final float LOAD_FACTOR = 0.75f;

    private final Path root;
    private final FolderMediaStore folder;
    private final long maxBytes;

    /** Bytes by key, least recently used first. */
    private final Map<String, Long> sizes = new LinkedHashMap<>(64, LOAD_FACTOR, true);

    private long bytes;

    /** Takes over the files that an earlier run left in the folder. */
    LocalFileCache(Path root, long maxBytes) {
        this.root = root;
        this.folder = new FolderMediaStore(root);
        this.maxBytes = maxBytes;
        existingFiles()
                .forEach(file -> recordSize(root.relativize(file).toString().replace('\\', '/'), size(file)));
    }

    private List<Path> existingFiles() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    synchronized Optional<Path> find(String key) {
        return sizes.get(key) == null ? Optional.empty() : folder.find(key);
    }

    synchronized Path put(String key, Path file) throws IOException {
        folder.put(key, file, null);
        recordSize(key, size(file));
        Iterator<Map.Entry<String, Long>> entries = sizes.entrySet().iterator();
        while (bytes > maxBytes && sizes.size() > 1) {
            Map.Entry<String, Long> leastRecent = entries.next();
            Files.deleteIfExists(root.resolve(leastRecent.getKey()));
            bytes -= leastRecent.getValue();
            entries.remove();
        }
        return root.resolve(key);
    }

    private void recordSize(String key, long size) {
        Long previous = sizes.put(key, size);
        bytes += size - (previous == null ? 0 : previous);
    }

    synchronized void delete(String prefix) throws IOException {
        sizes.entrySet().removeIf(entry -> {
            boolean matches = entry.getKey().startsWith(prefix);
            bytes -= matches ? entry.getValue() : 0;
            return matches;
        });
        folder.delete(prefix);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
