package org.broadsheet.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that nobody but their owner may read, from the moment they exist. Where the file system has no
 * such modes (Windows), the folder they are in protects them.
 */
final class OwnerOnlyFiles {

    private static final boolean SUPPORTS_POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnlyFiles() {}

    static FileAttribute<?>[] folderAttributes() {
        return attributes("rwx------");
    }

    /** @throws java.nio.file.FileAlreadyExistsException rather than trust a file that somebody else has put there */
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
