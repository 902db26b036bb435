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
    private final ResponseCacheHandler gate;
    private final SlowClientHandler conversation;

    /** Where encoded bytes are written: past it, and past whoever stands between. */
    private final ChannelHandlerContext encoder;

    private boolean answered;
    private boolean written;

    CachedResponseHandler(ResponseCacheHandler gate, SlowClientHandler conversation, ChannelHandlerContext encoder) {
        this.gate = gate;
        this.conversation = conversation;
        this.encoder = encoder;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            Optional<ByteBuf> answer = context.channel().isWritable() ? gate.shortcut(request) : Optional.empty();
            answered = answer.isPresent();
            if (answered) {
                written = true;
                encoder.write(answer.get(), encoder.voidPromise());
                conversation.answeredAtOnce();
            }
        }
        if (!answered) {
            context.fireChannelRead(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            answered = false;
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (written) {
            written = false;
            encoder.flush();
        }
        context.fireChannelReadComplete();
    }
}
