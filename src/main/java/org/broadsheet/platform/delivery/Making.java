package org.broadsheet.platform.delivery;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer that is being made, and who waits for it. */
final class Making {
    private static final String KEY = Making.class.getName();

    private final long since;
    private final List<Consumer<Optional<KeptAnswer>>> waiting = new ArrayList<>();
    private boolean done;

    Making(long since) {
        this.since = since;
    }

    /** What whoever makes the answer in this context reports to. */
    static Optional<Making> in(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void standIn(RoutingContext context) {
        context.put(KEY, this);
        // What is not kept by now will not be: a slow reader of a large file is not to be waited for.
        context.addHeadersEndHandler(begun -> made(Optional.empty()));
        context.addEndHandler(ended -> made(Optional.empty()));
    }

    /** @see DeliveryCache#now() */
    long since() {
        return since;
    }

    /** To be told at once, on the thread that made it. */
    synchronized void whenMade(Consumer<Optional<KeptAnswer>> observer) {
        waiting.add(observer);
    }

    /**
     * To be told on the caller's own I/O thread.
     *
     * @return false when it is made already
     */
    synchronized boolean join(Consumer<Optional<KeptAnswer>> waiter) {
        if (done) {
            return false;
        }
        Context here = Vertx.currentContext();
        waiting.add(answer -> here.runOnContext(go -> waiter.accept(answer)));
        return true;
    }

    void made(KeptAnswer answer) {
        made(Optional.of(answer));
    }

    /** @param answer empty when nothing came of it that others could have too */
    private void made(Optional<KeptAnswer> answer) {
        List<Consumer<Optional<KeptAnswer>>> told;
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
