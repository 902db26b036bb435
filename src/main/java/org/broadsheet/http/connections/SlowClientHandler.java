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
    private static final int MOST_HELD = 128;

    private final Deque<Object> held = new ArrayDeque<>();
    private final Duration window;
    private Future<?> looking;
    private int unanswered;
    private long silentSince = System.nanoTime();

    SlowClientHandler(Duration window) {
        this.window = window;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long every = MinimumRate.lookEveryMillis(window);
        looking = context.executor().scheduleWithFixedDelay(() -> look(context), every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        looking.cancel(false);
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (held.isEmpty() && !mustWait(message)) {
            letIn(context, message);
            return;
        }
        held.add(message);
        if (held.size() > MOST_HELD) {
            context.close();
        }
    }

    private boolean mustWait(Object message) {
        return message instanceof HttpRequest && unanswered > 0;
    }

    private void letIn(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    private void answered(ChannelHandlerContext context) {
        unanswered--;
        silentSince = System.nanoTime();
        if (held.isEmpty()) {
            return;
        }
        while (!held.isEmpty() && !mustWait(held.peek())) {
            letIn(context, held.poll());
        }
        context.fireChannelReadComplete(); // or what is answered at once would not be flushed
    }

    /** When the answer was sent past this handler while the request was let in. */
    void answeredAtOnce() {
        unanswered--;
        silentSince = System.nanoTime();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            // Not at once: Vert.x is still in the middle of ending this answer.
            context.write(message, promise.unvoid().addListener(sent -> context.executor()
                    .execute(() -> answered(context))));
        } else {
            context.write(message, promise);
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void look(ChannelHandlerContext context) {
        if (unanswered == 0 && System.nanoTime() - silentSince >= window.toNanos()) {
            context.close();
        }
    }
}
