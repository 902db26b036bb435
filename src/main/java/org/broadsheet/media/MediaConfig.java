package org.broadsheet.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What may be uploaded, and where it is kept. */
@ConfigMapping(prefix = "broadsheet.media")
public interface MediaConfig {
    /** Of one file. The platform turns larger ones away while they arrive. */
    @WithDefault("20M")
    MemorySize maxSize();

    /** Width times height: read from the header, so that a small file cannot ask for all the memory there is. */
    @WithDefault("50000000")
    long maxPixels();

    /** Of the files that were fetched from the bucket and are kept at hand. */
    @WithDefault("1G")
    MemorySize cacheSize();

    /** A bucket to keep media in; in the data folder without one. */
    Bucket s3();

    /** An S3-compatible store. */
    interface Bucket {
        Optional<String> bucket();

        /** Of another provider's than Amazon's. */
        Optional<String> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** Without them the SDK looks where it always does: environment, profile, the machine's role. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Put before every key. */
        Optional<String> prefix();
    }
}
