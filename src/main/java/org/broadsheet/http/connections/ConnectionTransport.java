package org.broadsheet.http.connections;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Installs {@link ConnectionInitializer} in the Vert.x transport, because Quarkus has no hook for new connections. It is
 * registered under {@code META-INF/services}. It does nothing for TLS connections and for a native transport: for these,
 * only {@code quarkus.http.idle-timeout} applies.
 */
public final class ConnectionTransport implements VertxServiceProvider {

    /** A small kernel buffer, because {@link SlowReaderHandler} cannot see how much of it the client has read. */
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport() instanceof JDKTransport) {
            builder.findTransport(new InitializingTransport());
        }
    }

    private static final class InitializingTransport extends JDKTransport {
        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            if (!options.isSsl()) {
                bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
                bootstrap.handler(new ConnectionInitializer());
            }
        }
    }
}
