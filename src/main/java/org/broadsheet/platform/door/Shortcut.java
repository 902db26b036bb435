package org.broadsheet.platform.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.broadsheet.platform.delivery.CacheGate;

/** Answers what is kept right at the connection: neither Vert.x nor Quarkus hears of the request. */
final class Shortcut extends ChannelInboundHandlerAdapter {
    private final CacheGate gate;
    private boolean answered;
    private boolean written;

    Shortcut(CacheGate gate) {
        this.gate = gate;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            Optional<FullHttpResponse> answer = gate.shortcut(request);
            answered = answer.isPresent();
            if (answered) {
                written = true;
                context.write(answer.get(), context.voidPromise());
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
            context.flush();
        }
        context.fireChannelReadComplete();
    }
}
