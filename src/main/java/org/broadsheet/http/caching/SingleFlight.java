package org.broadsheet.http.caching;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer that is being made, and who waits for it. */
public final class SingleFlight {
    private static final String KEY = SingleFlight.class.getName();

    private final long cacheVersion;
    private final List<Consumer<Optional<CachedResponse>>> waiters = new ArrayList<>();
    private boolean done;

    SingleFlight(long cacheVersion) {
        this.cacheVersion = cacheVersion;
    }

    /** What whoever makes the answer in this context reports to. */
    public static Optional<SingleFlight> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void attachTo(RoutingContext context) {
        context.put(KEY, this);
        // What is not kept by now will not be: a slow reader of a large file is not to be waited for.
        context.addHeadersEndHandler(ignored -> complete(Optional.empty()));
        context.addEndHandler(ignored -> complete(Optional.empty()));
    }

    /** @see ResponseCache#version() */
    public long cacheVersion() {
        return cacheVersion;
    }

    /** To be told at once, on the thread that made it. */
    synchronized void onCompletion(Consumer<Optional<CachedResponse>> observer) {
        waiters.add(observer);
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
        Context ioContext = Vertx.currentContext();
        waiters.add(response -> ioContext.runOnContext(ignored -> waiter.accept(response)));
        return true;
    }

    public void complete(CachedResponse response) {
        complete(Optional.of(response));
    }

    /** @param answer empty when nothing came of it that others could have too */
    private void complete(Optional<CachedResponse> response) {
        List<Consumer<Optional<CachedResponse>>> observers;
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
            observers = List.copyOf(waiters);
        }
        observers.forEach(observer -> observer.accept(response));
    }
}
