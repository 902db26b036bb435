package org.broadsheet.http.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose client takes too long to send the next request's headers, and queues pipelined requests until
 * the previous response is sent, so that a client that does not read cannot make the server buffer responses. Slow bodies
 * are handled in {@code http.bodies}, slow readers by {@link SlowReaderHandler}.
 */
final class SlowClientHandler extends ChannelDuplexHandler {
    /** Limit for queued requests and parts of requests. A client that exceeds it is disconnected. */
    private static final int MAX_QUEUED = 128;

    private final Deque<Object> queued = new ArrayDeque<>();
    private final Duration headTimeout;
    private Future<?> timer;
    private int pendingResponses;
    private long idleSinceNanos = System.nanoTime();

    SlowClientHandler(Duration headTimeout) {
        this.headTimeout = headTimeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        scheduleCheck(context, headTimeout.toNanos());
    }

    private void scheduleCheck(ChannelHandlerContext context, long delayNanos) {
        timer = context.executor().schedule(() -> closeIfIdle(context), delayNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        timer.cancel(false);
        queued.forEach(ReferenceCountUtil::release);
        queued.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (queued.isEmpty() && !mustWait(message)) {
            forward(context, message);
            return;
        }
        queued.add(message);
        if (queued.size() > MAX_QUEUED) {
            context.close();
        }
    }

    private boolean mustWait(Object message) {
        return message instanceof HttpRequest && pendingResponses > 0;
    }

    private void forward(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            pendingResponses++;
        }
        context.fireChannelRead(message);
    }

    private void responseSent(ChannelHandlerContext context) {
        pendingResponses--;
        idleSinceNanos = System.nanoTime();
        if (queued.isEmpty()) {
            return;
        }
        while (!queued.isEmpty() && !mustWait(queued.peek())) {
            forward(context, queued.poll());
        }
        context.fireChannelReadComplete(); // flushes cached responses
    }

    /** Must be called when a cached response was sent past this handler. */
    void cachedResponseSent() {
        pendingResponses--;
        idleSinceNanos = System.nanoTime();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            // Deferred, because Vert.x has not finished ending this response.
            context.write(message, promise.unvoid().addListener(sent -> context.executor()
                    .execute(() -> responseSent(context))));
        } else {
            context.write(message, promise);
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** Closes the connection, or checks again at the earliest time at which it can be due. */
    private void closeIfIdle(ChannelHandlerContext context) {
        long idleNanos = pendingResponses > 0 ? 0 : System.nanoTime() - idleSinceNanos;
        if (idleNanos >= headTimeout.toNanos()) {
            context.close();
        } else {
            scheduleCheck(context, headTimeout.toNanos() - idleNanos);
        }
    }
}
