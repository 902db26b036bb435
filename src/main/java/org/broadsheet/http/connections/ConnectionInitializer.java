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
    private static final String VERTX_HANDLER = "handler";

    private static final String HTTP_ENCODER = "httpEncoder";

    private final SlowClientLimits limits =
            ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(SlowClientLimits.class);
    private final ResponseCacheHandler cacheHandler =
            Arc.container().instance(ResponseCacheHandler.class).get();

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
        ((Channel) accepted).pipeline().addLast(new HandlerInstaller(limits, cacheHandler));
        server.fireChannelRead(accepted);
    }

    /** Waits until Vert.x has set up what reads and writes HTTP, and takes the place right behind it. */
    private static final class HandlerInstaller extends ChannelInboundHandlerAdapter {
        private final SlowClientLimits limits;
        private final ResponseCacheHandler cacheHandler;

        HandlerInstaller(SlowClientLimits limits, ResponseCacheHandler cacheHandler) {
            this.limits = limits;
            this.cacheHandler = cacheHandler;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            if (pipeline.get(VERTX_HANDLER) != null) {
                pipeline.addFirst(new SlowReaderHandler(limits));
                SlowClientHandler slowClientHandler = new SlowClientHandler(limits.headWindow());
                pipeline.addBefore(VERTX_HANDLER, null, slowClientHandler);
                pipeline.addBefore(VERTX_HANDLER, null, new DecoderFailureHandler());
                if (cacheHandler.isEnabledAtConnection()) {
                    pipeline.addBefore(
                            VERTX_HANDLER,
                            null,
                            new CachedResponseHandler(cacheHandler, slowClientHandler, pipeline.context(HTTP_ENCODER)));
                }
            }
            pipeline.remove(this);
            context.fireChannelActive();
        }
    }
}
