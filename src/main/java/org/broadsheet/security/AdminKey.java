package org.broadsheet.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first admin key: configured by the operator, or generated at the first start, logged once and stored in a file that
 * only its owner can read.
 */
@Singleton
public class AdminKey {
    private static final Logger LOG = Logger.getLogger(AdminKey.class);
    private static final int MIN_LENGTH = 16;
    private static final String FILE_NAME = "admin.key";

    private final Optional<String> configured;
    private final Path file;
    private volatile byte[] hash;

    AdminKey(
            @ConfigProperty(name = "broadsheet.admin-key") Optional<String> configured,
            @ConfigProperty(name = "broadsheet.data-dir", defaultValue = "data") Path dataDir) {
        this.configured = configured;
        this.file = dataDir.resolve(FILE_NAME);
    }

    void load(@Observes @Priority(10) StartupEvent start) throws IOException {
        hash = KeySecret.hash(configured.isPresent() ? validated(configured.get()) : loadOrCreate());
    }

    boolean matches(String key) {
        return MessageDigest.isEqual(KeySecret.hash(key), hash);
    }

    /** Describes where the operator finds the key, for the log. */
    public String location() {
        return configured.isPresent() ? "as set in BROADSHEET_ADMIN_KEY" : "in " + file;
    }

    private static String validated(String key) {
        if (key.length() < MIN_LENGTH || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalStateException("BROADSHEET_ADMIN_KEY must have at least " + MIN_LENGTH
                    + " characters, printable ASCII without spaces. Unset it to have one generated.");
        }
        return key;
    }

    private String loadOrCreate() throws IOException {
        if (Files.exists(file)) {
            String key = Files.readString(file).strip();
            if (!key.isEmpty()) {
                return key;
            }
        }
        String generated = KeySecret.generate().text();
        write(generated);
        LOG.infof("Generated an admin key. It is logged only once, and stored in %s: %s", file, generated);
        return generated;
    }

    /** Writes a temporary file and renames it, so that a crash never leaves an incomplete key. */
    private void write(String key) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling(FILE_NAME + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, ownerOnly());
        Files.write(temporary, (key + "\n").getBytes(StandardCharsets.US_ASCII), StandardOpenOption.SYNC);
        Files.move(
                temporary,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
