package org.broadsheet.http.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.quarkus.arc.Arc;
import io.smallrye.config.SmallRyeConfig;
import org.broadsheet.http.bodies.SlowClientLimits;
import org.broadsheet.http.caching.ResponseCacheHandler;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives each connection that comes in its {@link SlowClientHandler}, {@link SlowReaderHandler}, {@link DecoderFailureHandler} and {@link CachedResponseHandler}. */
final class ConnectionInitializer extends ChannelInboundHandlerAdapter {
    /** What Vert.x calls the last of its own handlers. */
    private static final String VERTX = "handler";

    private static final String ENCODER = "httpEncoder";

    private final SlowClientLimits patience =
            ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(SlowClientLimits.class);
    private final ResponseCacheHandler gate =
            Arc.container().instance(ResponseCacheHandler.class).get();

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
        ((Channel) accepted).pipeline().addLast(new Arrival(patience, gate));
        server.fireChannelRead(accepted);
    }

    /** Waits until Vert.x has set up what reads and writes HTTP, and takes the place right behind it. */
    private static final class Arrival extends ChannelInboundHandlerAdapter {
        private final SlowClientLimits patience;
        private final ResponseCacheHandler gate;

        Arrival(SlowClientLimits patience, ResponseCacheHandler gate) {
            this.patience = patience;
            this.gate = gate;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            if (pipeline.get(VERTX) != null) {
                pipeline.addFirst(new SlowReaderHandler(patience));
                SlowClientHandler conversation = new SlowClientHandler(patience.headWindow());
                pipeline.addBefore(VERTX, null, conversation);
                pipeline.addBefore(VERTX, null, new DecoderFailureHandler());
                if (gate.isOpen()) {
                    pipeline.addBefore(
                            VERTX, null, new CachedResponseHandler(gate, conversation, pipeline.context(ENCODER)));
                }
            }
            pipeline.remove(this);
            context.fireChannelActive();
        }
    }
}
