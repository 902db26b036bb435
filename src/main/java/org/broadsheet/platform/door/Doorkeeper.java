package org.broadsheet.platform.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.quarkus.arc.Arc;
import io.smallrye.config.SmallRyeConfig;
import org.broadsheet.platform.delivery.CacheGate;
import org.broadsheet.platform.http.Patience;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives each connection that comes in its {@link Conversation}, {@link Uptake}, {@link BareRefusals} and {@link Shortcut}. */
final class Doorkeeper extends ChannelInboundHandlerAdapter {
    /** What Vert.x calls the last of its own handlers. */
    private static final String VERTX = "handler";

    private static final String ENCODER = "httpEncoder";

    private final Patience patience =
            ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(Patience.class);
    private final CacheGate gate = Arc.container().instance(CacheGate.class).get();

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
        private final Patience patience;
        private final CacheGate gate;

        Arrival(Patience patience, CacheGate gate) {
            this.patience = patience;
            this.gate = gate;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            if (pipeline.get(VERTX) != null) {
                pipeline.addFirst(new Uptake(patience));
                Conversation conversation = new Conversation(patience.headWindow());
                pipeline.addBefore(VERTX, null, conversation);
                pipeline.addBefore(VERTX, null, new BareRefusals());
                if (gate.isOpen()) {
                    pipeline.addBefore(VERTX, null, new Shortcut(gate, conversation, pipeline.context(ENCODER)));
                }
            }
            pipeline.remove(this);
            context.fireChannelActive();
        }
    }
}
