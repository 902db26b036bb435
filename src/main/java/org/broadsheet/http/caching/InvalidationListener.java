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
 * Hears what other nodes on the same database have written. What is kept is trusted for {@link #TRUST_MILLIS} after a
 * moment until which everything has been heard. So a node that is cut off, or was suspended, stops serving what it
 * keeps before it could be a second behind.
 */
@Singleton
public class InvalidationListener implements NotificationListener.Listener {
    static final String CHANNEL = "broadsheet_touched";

    private static final Logger LOG = Logger.getLogger(InvalidationListener.class);
    private static final int BEAT_MILLIS = 250;
    private static final long TRUST_MILLIS = 900;

    private final ResponseCache cache;
    private final NotificationListener listening;
    private final Thread ear = new Thread(this::listen, "other-nodes");
    private volatile boolean stopping;
    private volatile long trustedUntil = System.nanoTime();
    private boolean lost;

    InvalidationListener(ResponseCache cache, NotificationListener listening) {
        this.cache = cache;
        this.listening = listening;
    }

    void start(@Observes StartupEvent started) {
        if (cache.isOn()) {
            ear.setDaemon(true);
            ear.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        ear.join(TimeUnit.SECONDS.toMillis(1));
    }

    /** Whether everything that others wrote until a second ago has been heard of. */
    public boolean areHeard() {
        return System.nanoTime() - trustedUntil < 0;
    }

    private void listen() {
        while (!stopping) {
            try {
                listening.listen(CHANNEL, BEAT_MILLIS, () -> stopping, this);
            } catch (DatabaseException failure) {
                tellLost(failure);
                pause();
            }
        }
    }

    @Override
    public void begun() {
        cache.touchEverything();
        if (lost) {
            LOG.info("The database is heard again: answers are served from the cache.");
        }
        lost = false;
    }

    @Override
    public void heard(List<String> messages) {
        List<String> keys = messages.stream()
                .filter(message -> !message.startsWith(CacheInvalidation.NODE))
                .flatMap(message -> Arrays.stream(message.split(" ")).skip(1))
                .toList();
        if (keys.contains(CacheInvalidation.EVERYTHING)) {
            cache.touchEverything();
        } else if (!keys.isEmpty()) {
            cache.touch(keys);
        }
    }

    @Override
    public void complete(long asked) {
        trustedUntil = asked + TimeUnit.MILLISECONDS.toNanos(TRUST_MILLIS);
    }

    private void tellLost(DatabaseException failure) {
        if (!lost && !stopping) {
            LOG.warnf(
                    "Nothing is served from the cache until the database is heard again: %s",
                    failure.getCause().getMessage());
        }
        lost = true;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
