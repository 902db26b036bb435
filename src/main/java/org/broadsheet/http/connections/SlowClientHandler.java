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
import org.broadsheet.http.bodies.MinimumRate;

/**
 * One connection, as a series of requests and answers: the next request is let in when the last one's answer has left,
 * or a client that sends without reading would have the server pile up answers. And its end, when the client takes too
 * long over the next request's headers. (Bodies are watched where they are taken in; an answer may take its time.)
 */
final class SlowClientHandler extends ChannelDuplexHandler {
    /** Requests and pieces of them; nobody who reads the answers is so far ahead of them. */
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
        long intervalMillis = MinimumRate.checkIntervalMillis(headTimeout);
        timer = context.executor()
                .scheduleWithFixedDelay(
                        () -> closeIfIdle(context), intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
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
        context.fireChannelReadComplete(); // or what is answered at once would not be flushed
    }

    /** When the answer was sent past this handler while the request was let in. */
    void cachedResponseSent() {
        pendingResponses--;
        idleSinceNanos = System.nanoTime();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            // Not at once: Vert.x is still in the middle of ending this answer.
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

    private void closeIfIdle(ChannelHandlerContext context) {
        if (pendingResponses == 0 && System.nanoTime() - idleSinceNanos >= headTimeout.toNanos()) {
            context.close();
        }
    }
}
