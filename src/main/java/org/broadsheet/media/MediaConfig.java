package org.broadsheet.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Limits of uploads, and the store of their files. */
@ConfigMapping(prefix = "broadsheet.media")
public interface MediaConfig {
    /** Maximum size of one file. Larger uploads are rejected while they arrive. */
    @WithDefault("20M")
    MemorySize maxSize();

    /** Maximum width times height, checked before decoding so that a small file cannot use up the memory. */
    @WithDefault("50000000")
    long maxPixels();

    /** Maximum size of the local cache for files of the bucket. */
    @WithDefault("1G")
    MemorySize cacheSize();

    /** The bucket for media. Without one they are stored in the data folder. */
    Bucket s3();

    /** A bucket of an S3-compatible store. */
    interface Bucket {
        Optional<String> bucket();

        /** URL of the provider; absent for Amazon S3. */
        Optional<String> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** Without the keys the SDK uses its default credentials chain: environment, profile, role of the machine. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Prefix of every object key. */
        Optional<String> prefix();
    }
}
