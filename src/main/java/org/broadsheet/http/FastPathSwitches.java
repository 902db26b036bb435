package org.broadsheet.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Switches of optimisations. Every response is the same with any of them off. {@code src/bench/bench.py
 * --optimisations} measures each.
 */
@ConfigMapping(prefix = "broadsheet.fast-paths")
public interface FastPathSwitches {
    /** Sends cached responses from the Netty pipeline, before Vert.x receives the request. */
    @WithDefault("true")
    boolean cachedAtConnection();

    /** Answers frequent anonymous requests without a JAX-RS resource. */
    @WithDefault("true")
    boolean withoutResource();

    /** Reads the prerendered JSON of articles and cards. */
    @WithDefault("true")
    boolean prerendered();

    /** Concatenates list pages from the prerendered bytes of their cards. */
    @WithDefault("true")
    boolean listsFromBytes();

    /** Reads related articles from precomputed lists. */
    @WithDefault("true")
    boolean precomputedRelated();
}
