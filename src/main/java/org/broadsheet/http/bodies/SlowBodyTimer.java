package org.broadsheet.http.bodies;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Watches a body arrive, and calls once when it hardly moves. Lives on one I/O thread. */
final class SlowBodyTimer {
    private final Vertx vertx;
    private final long timer;

    SlowBodyTimer(Vertx vertx, SlowClientLimits patience, HttpServerRequest request, Runnable tooSlow) {
        this.vertx = vertx;
        MinimumRate pace = new MinimumRate(patience.bodyWindow(), patience.leastBytes(), System.nanoTime());
        this.timer = vertx.setPeriodic(MinimumRate.lookEveryMillis(patience.bodyWindow()), look -> {
            if (pace.isTooSlow(request.bytesRead(), System.nanoTime())) {
                stop();
                tooSlow.run();
            }
        });
    }

    void stop() {
        vertx.cancelTimer(timer);
    }
}
