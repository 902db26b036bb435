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

/** Closes a connection whose client reads its responses too slowly. */
final class SlowReaderHandler extends ChannelOutboundHandlerAdapter {
    private final SlowClientLimits limits;

    /** The next check; null while there is nothing to send, so that idle connections cost nothing. */
    private Future<?> timer;

    private long writtenBytes;
    private MinimumRate rate;

    SlowReaderHandler(SlowClientLimits limits) {
        this.limits = limits;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            writtenBytes += bytes.readableBytes();
        } else if (message instanceof FileRegion file) {
            writtenBytes += file.count();
        }
        if (timer == null) {
            scheduleCheck(context);
        }
        context.write(message, promise);
    }

    private void scheduleCheck(ChannelHandlerContext context) {
        timer = context.executor()
                .schedule(
                        () -> closeIfTooSlow(context),
                        MinimumRate.checkIntervalMillis(limits.answerWindow()),
                        TimeUnit.MILLISECONDS);
    }

    private void closeIfTooSlow(ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        long pendingBytes = buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
        timer = null;
        if (pendingBytes <= 0) {
            rate = null;
            return;
        }
        scheduleCheck(context);
        long sentBytes = writtenBytes - pendingBytes;
        if (rate == null) {
            rate = new MinimumRate(limits.answerWindow(), limits.leastBytes(), System.nanoTime());
            rate.isTooSlow(sentBytes, System.nanoTime());
        } else if (rate.isTooSlow(sentBytes, System.nanoTime())) {
            // Discard the bytes in the kernel buffer too.
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }
    }
}
