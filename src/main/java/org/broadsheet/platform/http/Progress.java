package org.broadsheet.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Watches a body arrive, and calls when a window passes in which it hardly moved. Lives on one I/O thread. */
final class Progress {
    private final Vertx vertx;
    private final long timer;
    private long seen;

    Progress(Vertx vertx, HttpServerRequest request, Runnable tooSlow) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(BodyLimits.PROGRESS_WINDOW_MILLIS, window -> {
            long arrived = request.bytesRead();
            if (arrived - seen < BodyLimits.LEAST_PROGRESS_BYTES) {
                stop();
                tooSlow.run();
            }
            seen = arrived;
        });
    }

    void stop() {
        vertx.cancelTimer(timer);
    }
}
