package org.broadsheet.http.caching;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of the response cache. */
@ConfigMapping(prefix = "broadsheet.cache")
interface CacheConfig {
    /** Maximum size in bytes, or with a suffix such as {@code M}. 0 disables the cache. */
    @WithDefault("48M")
    MemorySize size();
}
