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

/**
 * Adds {@link SlowClientHandler}, {@link SlowReaderHandler}, {@link DecoderFailureHandler}, {@link CachedResponseHandler}
 * and {@link DrainingHandler} to the pipeline of each accepted connection.
 */
final class ConnectionInitializer extends ChannelInboundHandlerAdapter {
    /** The name of the last handler that Vert.x adds. */
    private static final String VERTX_HANDLER = "handler";

    private static final String HTTP_ENCODER = "httpEncoder";

    private final SlowClientLimits limits =
            ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(SlowClientLimits.class);
    private final ResponseCacheHandler cacheHandler =
            Arc.container().instance(ResponseCacheHandler.class).get();

    private final ConnectionDraining draining =
            Arc.container().instance(ConnectionDraining.class).get();

    @Override
    public void handlerAdded(ChannelHandlerContext server) {
        draining.addListener(server.channel());
    }

    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
        ((Channel) accepted).pipeline().addLast(new HandlerInstaller(limits, cacheHandler, draining));
        server.fireChannelRead(accepted);
    }

    /** Adds the handlers when the channel becomes active: Vert.x has then added its HTTP codec. */
    private static final class HandlerInstaller extends ChannelInboundHandlerAdapter {
        private final SlowClientLimits limits;
        private final ResponseCacheHandler cacheHandler;
        private final ConnectionDraining draining;

        HandlerInstaller(SlowClientLimits limits, ResponseCacheHandler cacheHandler, ConnectionDraining draining) {
            this.limits = limits;
            this.cacheHandler = cacheHandler;
            this.draining = draining;
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
                            new CachedResponseHandler(
                                    cacheHandler, slowClientHandler, draining, pipeline.context(HTTP_ENCODER)));
                }
                pipeline.addBefore(VERTX_HANDLER, null, new DrainingHandler(draining));
                draining.addConnection(context.channel());
            }
            pipeline.remove(this);
            context.fireChannelActive();
        }
    }
}
