package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Creates files and folders that only their owner can read. File systems without POSIX permissions (Windows) rely on the
 * permissions of the parent folder.
 */
final class OwnerOnlyFiles {

    private static final boolean SUPPORTS_POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnlyFiles() {}

    static FileAttribute<?>[] folderAttributes() {
        return attributes("rwx------");
    }

    /** @throws java.nio.file.FileAlreadyExistsException if the file exists: another user may have created it */
    static void create(Path file, String text) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, attributes("rw-------"))) {
            channel.write(UTF_8.encode(text));
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        if (!SUPPORTS_POSIX) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
