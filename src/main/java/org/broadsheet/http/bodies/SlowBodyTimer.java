package org.broadsheet.http.bodies;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Watches a body arrive, and calls once when it hardly moves. Lives on one I/O thread. */
final class SlowBodyTimer {
    private final Vertx vertx;
    private final long timerId;

    SlowBodyTimer(Vertx vertx, SlowClientLimits limits, HttpServerRequest request, Runnable onTooSlow) {
        this.vertx = vertx;
        MinimumRate rate = new MinimumRate(limits.bodyWindow(), limits.leastBytes(), System.nanoTime());
        this.timerId = vertx.setPeriodic(MinimumRate.checkIntervalMillis(limits.bodyWindow()), tick -> {
            if (rate.isTooSlow(request.bytesRead(), System.nanoTime())) {
                stop();
                onTooSlow.run();
            }
        });
    }

    void stop() {
        vertx.cancelTimer(timerId);
    }
}
