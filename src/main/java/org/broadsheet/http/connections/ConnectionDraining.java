package org.broadsheet.http.connections;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Empties the server before it stops. During {@code quarkus.shutdown.delay} readiness is down, so that load balancers
 * choose another node, and each response closes its connection. At the end of the delay no more connections are accepted,
 * and idle ones are closed. Quarkus then waits for the requests in progress, closes the connection pool and stops.
 */
@Singleton
public class ConnectionDraining {
    private static final Logger LOG = Logger.getLogger(ConnectionDraining.class);

    /** Between the end of accepting and that of the delay: time for the first request of a connection just accepted. */
    private static final Duration LAST_REQUESTS = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Duration delay;
    private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean draining;

    ConnectionDraining(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.vertx = vertx;
        this.delay = delay.orElse(Duration.ZERO);
    }

    void start(@Observes ShutdownDelayInitiatedEvent begun) {
        draining = true;
        if (delay.compareTo(LAST_REQUESTS) > 0) {
            LOG.infof("Stopping in %d s. Requests are still answered", delay.toSeconds());
            vertx.setTimer(delay.minus(LAST_REQUESTS).toMillis(), due -> listeners.close());
            vertx.setTimer(delay.minus(LAST_REQUESTS.dividedBy(2)).toMillis(), due -> closeIdleConnections());
        }
    }

    boolean isDraining() {
        return draining;
    }

    void addListener(Channel listener) {
        listeners.add(listener);
    }

    void addConnection(Channel connection) {
        connections.add(connection);
    }

    private void closeIdleConnections() {
        connections.forEach(connection -> connection.eventLoop().execute(() -> {
            DrainingHandler handler = connection.pipeline().get(DrainingHandler.class);
            if (handler != null && handler.isIdle()) {
                connection.close();
            }
        }));
    }
}
