package org.broadsheet.database.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A tar in xz, unpacked with its symbolic links and executable bits, and nowhere but into its folder. */
final class TarXzArchive {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private TarXzArchive() {}

    /** @throws IOException also if the archive is damaged (xz checks its own sums) or reaches out of the folder */
    static void unpack(InputStream archive, Path folder) throws IOException {
        // Links come last: no file can then be written through one, wherever it leads.
        Map<Path, Path> links = new LinkedHashMap<>();
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = requireInside(folder, folder.resolve(entry.getName()));
                if (entry.isSymbolicLink()) {
                    requireInside(folder, path.resolveSibling(entry.getLinkName()));
                    links.put(path, Path.of(entry.getLinkName()));
                } else {
                    write(entry, tar, path);
                }
            }
        }
        for (Map.Entry<Path, Path> link : links.entrySet()) {
            Files.createDirectories(link.getKey().getParent());
            Files.createSymbolicLink(link.getKey(), link.getValue());
        }
    }

    private static Path requireInside(Path folder, Path path) throws IOException {
        Path normalized = path.normalize();
        if (!normalized.startsWith(folder)) {
            throw new IOException("leads out of the archive: " + path);
        }
        return normalized;
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isFile()) {
            Files.createDirectories(path.getParent());
            Files.copy(content, path);
            setExecutable(path, (entry.getMode() & OWNER_MAY_EXECUTE) != 0);
        } else {
            throw new IOException("neither file, folder nor symbolic link: " + entry.getName());
        }
    }

    private static void setExecutable(Path file, boolean executable) throws IOException {
        if (executable && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + file);
        }
    }
}
