package org.broadsheet.http.connections;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Stands between the network and Vert.x, as Quarkus has no place for what is decided before a request is complete. It
 * is found by its name under {@code META-INF/services}. With TLS of the server's own, or a native transport, it stands
 * aside: then {@code quarkus.http.idle-timeout} alone ends what is silent.
 */
public final class ConnectionTransport implements VertxServiceProvider {

    /** More would be out of sight in the kernel, where nobody can tell whether the client takes it. */
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
