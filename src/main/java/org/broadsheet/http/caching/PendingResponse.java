package org.broadsheet.http.caching;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer that is being made, and who waits for it. */
public final class PendingResponse {
    private static final String KEY = PendingResponse.class.getName();

    private final long since;
    private final List<Consumer<Optional<CachedResponse>>> waiting = new ArrayList<>();
    private boolean done;

    PendingResponse(long since) {
        this.since = since;
    }

    /** What whoever makes the answer in this context reports to. */
    public static Optional<PendingResponse> in(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void standIn(RoutingContext context) {
        context.put(KEY, this);
        // What is not kept by now will not be: a slow reader of a large file is not to be waited for.
        context.addHeadersEndHandler(begun -> made(Optional.empty()));
        context.addEndHandler(ended -> made(Optional.empty()));
    }

    /** @see ResponseCache#now() */
    public long since() {
        return since;
    }

    /** To be told at once, on the thread that made it. */
    synchronized void whenMade(Consumer<Optional<CachedResponse>> observer) {
        waiting.add(observer);
    }

    /**
     * To be told on the caller's own I/O thread.
     *
     * @return false when it is made already
     */
    synchronized boolean join(Consumer<Optional<CachedResponse>> waiter) {
        if (done) {
            return false;
        }
        Context here = Vertx.currentContext();
        waiting.add(answer -> here.runOnContext(go -> waiter.accept(answer)));
        return true;
    }

    public void made(CachedResponse answer) {
        made(Optional.of(answer));
    }

    /** @param answer empty when nothing came of it that others could have too */
    private void made(Optional<CachedResponse> answer) {
        List<Consumer<Optional<CachedResponse>>> told;
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
            told = List.copyOf(waiting);
        }
        told.forEach(each -> each.accept(answer));
    }
}
