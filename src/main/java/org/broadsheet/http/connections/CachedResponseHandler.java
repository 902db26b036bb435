package org.broadsheet.http.connections;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.broadsheet.http.caching.ResponseCacheHandler;

/**
 * Answers what is kept right at the connection: neither Vert.x nor Quarkus hears of the request, and the answer is
 * encoded already. A client that does not take its answers is left to those who watch it.
 */
final class CachedResponseHandler extends ChannelInboundHandlerAdapter {
    private final ResponseCacheHandler cacheHandler;
    private final SlowClientHandler slowClientHandler;

    /** Where encoded bytes are written: past it, and past whoever stands between. */
    private final ChannelHandlerContext encoder;

    private boolean isServed;
    private boolean needsFlush;

    CachedResponseHandler(
            ResponseCacheHandler cacheHandler, SlowClientHandler slowClientHandler, ChannelHandlerContext encoder) {
        this.cacheHandler = cacheHandler;
        this.slowClientHandler = slowClientHandler;
        this.encoder = encoder;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            Optional<ByteBuf> response =
                    context.channel().isWritable() ? cacheHandler.encodedResponse(request) : Optional.empty();
            isServed = response.isPresent();
            if (isServed) {
                needsFlush = true;
                encoder.write(response.get(), encoder.voidPromise());
                slowClientHandler.cachedResponseSent();
            }
        }
        if (!isServed) {
            context.fireChannelRead(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            isServed = false;
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (needsFlush) {
            needsFlush = false;
            encoder.flush();
        }
        context.fireChannelReadComplete();
    }
}
