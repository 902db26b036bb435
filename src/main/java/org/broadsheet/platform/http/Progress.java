package org.broadsheet.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Watches a body arrive, and calls once when it hardly moves. Lives on one I/O thread. */
final class Progress {
    private final Vertx vertx;
    private final long timer;

    Progress(Vertx vertx, Patience patience, HttpServerRequest request, Runnable tooSlow) {
        this.vertx = vertx;
        Pace pace = new Pace(patience.bodyWindow(), patience.leastBytes(), System.nanoTime());
        this.timer = vertx.setPeriodic(Pace.lookEveryMillis(patience.bodyWindow()), look -> {
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
