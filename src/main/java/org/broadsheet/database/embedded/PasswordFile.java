package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A file with a generated password that only its owner can read. */
record PasswordFile(Path file) {

    private static final int PASSWORD_BYTES = 32;

    /** An empty file, which a crash can leave, does not count. */
    boolean exists() throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    void createIfMissing() throws IOException {
        if (!exists()) {
            write(generate());
        }
    }

    /** @throws EmbeddedPostgresException if the file is missing or unreadable */
    String read() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The password of the embedded PostgreSQL cannot be read: " + e, e);
        }
    }

    void write(String password) throws IOException {
        Files.deleteIfExists(file);
        OwnerOnlyFiles.create(file, password + "\n");
    }

    /** Returns 256 random bits in URL-safe Base64, which needs no quoting in SQL or URLs. */
    static String generate() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
