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
 * Serves cached responses in the Netty pipeline, before Vert.x and Quarkus receive the request. If the channel is not
 * writable because the client reads slowly, or the server drains, the request is passed on.
 */
final class CachedResponseHandler extends ChannelInboundHandlerAdapter {
    private final ResponseCacheHandler cacheHandler;
    private final SlowClientHandler slowClientHandler;
    private final ConnectionDraining draining;

    /** Context of the HTTP encoder. Encoded bytes are written here to skip the encoder and the handlers after it. */
    private final ChannelHandlerContext encoder;

    private boolean isServed;
    private boolean needsFlush;

    CachedResponseHandler(
            ResponseCacheHandler cacheHandler,
            SlowClientHandler slowClientHandler,
            ConnectionDraining draining,
            ChannelHandlerContext encoder) {
        this.cacheHandler = cacheHandler;
        this.draining = draining;
        this.slowClientHandler = slowClientHandler;
        this.encoder = encoder;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            Optional<ByteBuf> response = context.channel().isWritable() && !draining.isDraining()
                    ? cacheHandler.encodedResponse(request)
                    : Optional.empty();
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
