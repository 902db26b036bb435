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

/** Copies of files whose home is elsewhere, up to a size in all: what nobody has asked for the longest makes room. */
final class LocalFileCache {
    private static final float LOAD_FACTOR = 0.75f;

    private final Path root;
    private final FolderMediaStore folder;
    private final long maxBytes;

    /** In the order in which they were asked for last. */
    private final Map<String, Long> sizes = new LinkedHashMap<>(64, LOAD_FACTOR, true);

    private long bytes;

    /** What an earlier run has left there is still good. */
    LocalFileCache(Path root, long mostBytes) {
        this.root = root;
        this.folder = new FolderMediaStore(root);
        this.maxBytes = mostBytes;
        existingFiles().forEach(file -> recordSize(root.relativize(file).toString().replace('\\', '/'), size(file)));
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
        Iterator<Map.Entry<String, Long>> oldest = sizes.entrySet().iterator();
        while (bytes > maxBytes && sizes.size() > 1) {
            Map.Entry<String, Long> next = oldest.next();
            Files.deleteIfExists(root.resolve(next.getKey()));
            bytes -= next.getValue();
            oldest.remove();
        }
        return root.resolve(key);
    }

    private void recordSize(String key, long size) {
        Long before = sizes.put(key, size);
        bytes += size - (before == null ? 0 : before);
    }

    synchronized void delete(String prefix) throws IOException {
        sizes.entrySet().removeIf(each -> {
            boolean doomed = each.getKey().startsWith(prefix);
            bytes -= doomed ? each.getValue() : 0;
            return doomed;
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
