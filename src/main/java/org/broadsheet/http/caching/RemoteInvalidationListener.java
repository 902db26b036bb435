package org.broadsheet.http.caching;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.broadsheet.database.DatabaseException;
import org.broadsheet.database.NotificationListener;
import org.jboss.logging.Logger;

/**
 * Receives cache invalidations of other nodes on the same database by {@code LISTEN}. The cache is valid for
 * {@link #VALID_MILLIS} after a time up to which all notifications are known to have arrived. A node that loses its
 * connection, or was suspended, thus stops serving cached responses before they can be a second old.
 */
@Singleton
public class RemoteInvalidationListener implements NotificationListener.Subscriber {
    static final String CHANNEL = "broadsheet_touched";

    private static final Logger LOG = Logger.getLogger(RemoteInvalidationListener.class);
    private static final int HEARTBEAT_MILLIS = 250;
    private static final long VALID_MILLIS = 900;

    private final ResponseCache cache;
    private final NotificationListener notifications;
    private final Thread thread = new Thread(this::listen, "cache-invalidation");
    private volatile boolean stopping;
    private volatile long validUntilNanos = System.nanoTime();
    private boolean disconnected;

    RemoteInvalidationListener(ResponseCache cache, NotificationListener notifications) {
        this.cache = cache;
        this.notifications = notifications;
    }

    void start(@Observes StartupEvent started) {
        if (cache.isEnabled()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }

    /** Whether cached responses may be served: all invalidations older than a second have arrived. */
    public boolean isCacheValid() {
        return System.nanoTime() - validUntilNanos < 0;
    }

    private void listen() {
        while (!stopping) {
            try {
                notifications.listen(CHANNEL, HEARTBEAT_MILLIS, () -> stopping, this);
            } catch (DatabaseException failure) {
                logDisconnected(failure);
                pause();
            }
        }
    }

    @Override
    public void subscribed() {
        cache.invalidateAll();
        if (disconnected) {
            LOG.info("Connected to the database again: the response cache is used.");
        }
        disconnected = false;
    }

    @Override
    public void received(List<String> messages) {
        List<String> keys = messages.stream()
                .filter(message -> !message.startsWith(CacheInvalidation.NODE_ID))
                .flatMap(message -> Arrays.stream(message.split(" ")).skip(1))
                .toList();
        if (keys.contains(CacheInvalidation.ALL)) {
            cache.invalidateAll();
        } else if (!keys.isEmpty()) {
            cache.invalidate(keys);
        }
    }

    @Override
    public void confirmed(long queriedAtNanos) {
        validUntilNanos = queriedAtNanos + TimeUnit.MILLISECONDS.toNanos(VALID_MILLIS);
    }

    private void logDisconnected(DatabaseException failure) {
        if (!disconnected && !stopping) {
            LOG.warnf(
                    "No connection to the database for cache invalidations: the response cache is not used. %s",
                    failure.getCause().getMessage());
        }
        disconnected = true;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(HEARTBEAT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
