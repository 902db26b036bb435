package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A password that is made once, kept in a file which its owner alone can read, and never shown. */
record PasswordFile(Path file) {

    private static final int PASSWORD_BYTES = 32;

    /** A crash may leave the file without the password. */
    boolean exists() throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    void createIfMissing() throws IOException {
        if (!exists()) {
            write(generate());
        }
    }

    /** @throws EmbeddedPostgresException if somebody has taken the file away, or from us */
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

    /** 256 bits, in letters that need no quoting anywhere. */
    static String generate() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
