package org.broadsheet.media.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Stores files by keys such as {@code 3f/3fa9…/640.jpg}. The file of a key never changes. */
public interface MediaStore {
    /**
     * Stores a copy of the file durably.
     *
     * @param mediaType stored with the file where the store supports it; may be null
     */
    void put(String key, Path file, String mediaType) throws IOException;

    /** Returns a local copy that callers must not change or delete. */
    Optional<Path> find(String key) throws IOException;

    /** Deletes all files whose keys start with the prefix. It ends with a slash. */
    void delete(String prefix) throws IOException;
}
