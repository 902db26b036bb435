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
 * Hears what other nodes on the same database have written. What is kept is trusted for {@link #VALID_MILLIS} after a
 * moment until which everything has been heard. So a node that is cut off, or was suspended, stops serving what it
 * keeps before it could be a second behind.
 */
@Singleton
public class RemoteInvalidationListener implements NotificationListener.Subscriber {
    static final String CHANNEL = "broadsheet_touched";

    private static final Logger LOG = Logger.getLogger(RemoteInvalidationListener.class);
    private static final int HEARTBEAT_MILLIS = 250;
    private static final long VALID_MILLIS = 900;

    private final ResponseCache cache;
    private final NotificationListener notifications;
    private final Thread thread = new Thread(this::listen, "other-nodes");
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

    /** Whether everything that others wrote until a second ago has been heard of. */
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
            LOG.info("The database is heard again: answers are served from the cache.");
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
                    "Nothing is served from the cache until the database is heard again: %s",
                    failure.getCause().getMessage());
        }
        disconnected = true;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(HEARTBEAT_MILLIS);
        } catch (InterruptedException queriedAtNanos) {
            Thread.currentThread().interrupt();
        }
    }
}
