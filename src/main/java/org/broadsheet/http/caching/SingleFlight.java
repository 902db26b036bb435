package org.broadsheet.http.caching;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A response that is being built. Concurrent requests for the same response wait for it instead of building their own
 * (request coalescing).
 */
public final class SingleFlight {
    private static final String KEY = SingleFlight.class.getName();

    private final long cacheVersion;
    private final List<Consumer<Optional<CachedResponse>>> waiters = new ArrayList<>();
    private boolean done;

    SingleFlight(long cacheVersion) {
        this.cacheVersion = cacheVersion;
    }

    /** Returns the flight to complete with the response to this request, if there is one. */
    public static Optional<SingleFlight> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void attachTo(RoutingContext context) {
        context.put(KEY, this);
        // Complete without a response if none was cacheable. A request that waits must not wait for a slow client
        // to read the whole response.
        context.addHeadersEndHandler(ignored -> complete(Optional.empty()));
        context.addEndHandler(ignored -> complete(Optional.empty()));
    }

    /** Returns the cache version at the start of the flight. */
    public long cacheVersion() {
        return cacheVersion;
    }

    /** Calls the observer on completion, on the completing thread. */
    synchronized void onCompletion(Consumer<Optional<CachedResponse>> observer) {
        waiters.add(observer);
    }

    /**
     * Calls the waiter on completion, on the caller's I/O thread.
     *
     * @return false if the flight is complete already; the waiter is then not called
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

    /** @param response empty if the response cannot be shared, such as an error */
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
