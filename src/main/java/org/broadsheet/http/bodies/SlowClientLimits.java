package org.broadsheet.http.bodies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long a client may keep the server waiting. Whoever is slower is cut off, so that hundreds who trickle cost
 * nothing but their connections; an honest line, however thin, moves more than {@link #leastBytes()} a window.
 */
@ConfigMapping(prefix = "broadsheet.http")
public interface SlowClientLimits {
    /** From the connection or the last answer to the end of the next request's headers: silence is allowed so long. */
    @WithDefault("18s")
    Duration headWindow();

    /** A body that brings less than {@link #leastBytes()} in so long is given up. */
    @WithDefault("18s")
    Duration bodyWindow();

    /** An answer of which less than {@link #leastBytes()} are taken in so long is given up. */
    @WithDefault("18s")
    Duration answerWindow();

    /** Some 2 kB a second, as no modem of this century is slower. */
    @WithDefault("40960")
    int leastBytes();
}
