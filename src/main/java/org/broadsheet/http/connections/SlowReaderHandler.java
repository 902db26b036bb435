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
    private final SlowClientLimits limits;
    private Future<?> timer;
    private long writtenBytes;
    private MinimumRate rate;

    SlowReaderHandler(SlowClientLimits limits) {
        this.limits = limits;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long intervalMillis = MinimumRate.checkIntervalMillis(limits.answerWindow());
        timer = context.executor()
                .scheduleWithFixedDelay(
                        () -> closeIfTooSlow(context), intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        timer.cancel(false);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            writtenBytes += bytes.readableBytes();
        } else if (message instanceof FileRegion file) {
            writtenBytes += file.count();
        }
        context.write(message, promise);
    }

    private void closeIfTooSlow(ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        long pendingBytes = buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
        if (pendingBytes <= 0) {
            rate = null;
            return;
        }
        long sentBytes = writtenBytes - pendingBytes;
        if (rate == null) {
            rate = new MinimumRate(limits.answerWindow(), limits.leastBytes(), System.nanoTime());
            rate.isTooSlow(sentBytes, System.nanoTime());
        } else if (rate.isTooSlow(sentBytes, System.nanoTime())) {
            // Not even what the kernel holds is worth keeping for this one.
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }
    }
}
