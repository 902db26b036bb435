package org.broadsheet.http.bodies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Timeouts for slow clients. A client that transfers fewer than {@link #leastBytes()} bytes per window is disconnected. */
@ConfigMapping(prefix = "broadsheet.http")
public interface SlowClientLimits {
    /** Longest time from the connection or the last response to the end of the next request's headers. */
    @WithDefault("18s")
    Duration headWindow();

    /** Time in which a request body must deliver {@link #leastBytes()}. */
    @WithDefault("18s")
    Duration bodyWindow();

    /** Time in which the client must read {@link #leastBytes()} of a response. */
    @WithDefault("18s")
    Duration answerWindow();

    /** The default is about 2 kB per second, slower than any usual connection. */
    @WithDefault("40960")
    int leastBytes();
}
