package org.broadsheet.http.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;

/** Closes its connection after the response in progress while the server drains. Counts the requests without a response. */
final class DrainingHandler extends ChannelDuplexHandler {
    private final ConnectionDraining draining;
    private int openRequests;
    private boolean closesAfterResponse;

    DrainingHandler(ConnectionDraining draining) {
        this.draining = draining;
    }

    boolean isIdle() {
        return openRequests == 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            openRequests++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response && draining.isDraining() && isFinal(response)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            closesAfterResponse = true;
        }
        if (message instanceof LastHttpContent) {
            openRequests--;
            if (closesAfterResponse) {
                context.write(message, promise.unvoid().addListener(ChannelFutureListener.CLOSE));
                return;
            }
        }
        context.write(message, promise);
    }

    /** 100 (Continue) comes before the response itself. */
    private static boolean isFinal(HttpResponse response) {
        return response.status().code() >= HttpResponseStatus.OK.code();
    }
}
