package org.broadsheet.http.caching;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of the answers to readers is kept. */
@ConfigMapping(prefix = "broadsheet.cache")
interface CacheConfig {
    /** In bytes, or with a suffix such as {@code M}; 0 keeps nothing. */
    @WithDefault("48M")
    MemorySize size();
}
