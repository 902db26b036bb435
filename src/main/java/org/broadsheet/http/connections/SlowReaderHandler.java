package org.broadsheet.http.connections;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.broadsheet.http.bodies.MinimumRate;
import org.broadsheet.http.bodies.SlowClientLimits;

/** Watches a client take its answers, next to the socket, and ends the connection when they hardly move. */
final class SlowReaderHandler extends ChannelOutboundHandlerAdapter {
    private final SlowClientLimits patience;
    private Future<?> looking;
    private long queued;
    private MinimumRate pace;

    SlowReaderHandler(SlowClientLimits patience) {
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long every = MinimumRate.lookEveryMillis(patience.answerWindow());
        looking = context.executor().scheduleWithFixedDelay(() -> look(context), every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        looking.cancel(false);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            queued += bytes.readableBytes();
        } else if (message instanceof FileRegion file) {
            queued += file.count();
        }
        context.write(message, promise);
    }

    private void look(ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        long left = buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
        if (left <= 0) {
            pace = null;
            return;
        }
        long taken = queued - left;
        if (pace == null) {
            pace = new MinimumRate(patience.answerWindow(), patience.leastBytes(), System.nanoTime());
            pace.isTooSlow(taken, System.nanoTime());
        } else if (pace.isTooSlow(taken, System.nanoTime())) {
            // Not even what the kernel holds is worth keeping for this one.
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }
    }
}
