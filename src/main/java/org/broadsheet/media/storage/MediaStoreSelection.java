package org.broadsheet.media.storage;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.broadsheet.media.MediaConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Selects the S3 bucket if one is configured, and the data folder otherwise. */
@Singleton
class MediaStoreSelection {
    @Produces
    @Singleton
    MediaStore store(
            @ConfigProperty(name = "broadsheet.data-dir", defaultValue = "data") Path dataDir, MediaConfig config) {
        Path data = dataDir.toAbsolutePath();
        return config.s3().bucket().isEmpty()
                ? new FolderMediaStore(data.resolve("media"))
                : new S3MediaStore(
                        config.s3(),
                        config.s3().bucket().get(),
                        new LocalFileCache(
                                data.resolve("media-cache"), config.cacheSize().asLongValue()));
    }
}
