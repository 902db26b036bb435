package org.broadsheet.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Switches of the paths that exist for speed alone. Every response is the same with any of them off; {@code
 * src/docs/speed.md} has what each brings.
 */
@ConfigMapping(prefix = "broadsheet.fast-paths")
public interface FastPathSwitches {
    /** Sends cached responses from the connection, before Vert.x parses the request. */
    @WithDefault("true")
    boolean cachedAtConnection();

    /** Answers plain requests of anonymous readers without a JAX-RS resource. */
    @WithDefault("true")
    boolean withoutResource();

    /** Reads articles and cards from the JSON that is stored for them. */
    @WithDefault("true")
    boolean prerendered();

    /** Joins list pages from the stored bytes of their cards. */
    @WithDefault("true")
    boolean listsFromBytes();

    /** Reads related articles from lists that are computed ahead. */
    @WithDefault("true")
    boolean precomputedRelated();
}
