package org.broadsheet.platform.door;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.broadsheet.platform.http.Pace;

/**
 * One connection, as a series of requests and answers, and its end when the client takes too long over the headers of
 * the next request. (Bodies are watched where they are taken in; an answer in the making may take its time.)
 */
final class Conversation extends ChannelDuplexHandler {
    private final Duration window;
    private Future<?> looking;
    private int unanswered;
    private long silentSince = System.nanoTime();

    Conversation(Duration window) {
        this.window = window;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long every = Pace.lookEveryMillis(window);
        looking = context.executor().scheduleWithFixedDelay(() -> look(context), every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        looking.cancel(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            context.write(message, promise.unvoid().addListener(sent -> {
                unanswered--;
                silentSince = System.nanoTime();
            }));
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
