package org.broadsheet.media.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps files under keys such as {@code 3f/3fa9…/640.jpg}. A file under a key never changes. */
public interface MediaStore {
    /**
     * Keeps a copy of the file, whole and safe when this returns.
     *
     * @param mediaType for whoever looks into the store without us
     */
    void put(String key, Path file, String mediaType) throws IOException;

    /** A file to be read, and to be left alone. */
    Optional<Path> find(String key) throws IOException;

    /** Forgets whatever is kept under keys that begin so. */
    void delete(String prefix) throws IOException;
}
