package org.broadsheet.http.caching;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Invalidates cached responses after a write. It collects surrogate keys during the transaction. When the transaction has
 * ended, and before the client gets the response to its write, this node's {@link ResponseCache} drops the responses with
 * these keys. Other nodes receive the keys by {@code NOTIFY} at commit (see {@link RemoteInvalidationListener}).
 */
@Singleton
public class CacheInvalidation {
    static final String ALL = "*";

    /** The first word of this node's notifications. PostgreSQL delivers them to this node too, which ignores them. */
    static final String NODE_ID = UUID.randomUUID().toString();

    /** PostgreSQL limits the payload of a notification to 8,000 bytes. */
    private static final int MAX_MESSAGE_CHARS = 7_000;

    /** A transaction whose keys need more notifications invalidates all responses on other nodes instead. */
    private static final int MAX_MESSAGES = 8;

    private final ResponseCache cache;
    private final Database database;
    private final TransactionSynchronizationRegistry transactions;

    CacheInvalidation(ResponseCache cache, Database database, TransactionSynchronizationRegistry transactions) {
        this.cache = cache;
        this.database = database;
        this.transactions = transactions;
    }

    /** Invalidates the responses with these keys when the current transaction ends. */
    public void invalidate(Collection<String> keys) {
        if (!keys.isEmpty()) {
            keysOfTransaction().addAll(keys);
        }
    }

    /**
     * Invalidates all responses when the current transaction ends, for changes that any response may show, such as the name
     * of a category. Prerendered JSON in the database becomes invalid too.
     */
    public void invalidateAll() {
        keysOfTransaction().add(ALL);
    }

    private Set<String> keysOfTransaction() {
        @SuppressWarnings("unchecked")
        Set<String> existing = (Set<String>) transactions.getResource(CacheInvalidation.class);
        if (existing != null) {
            return existing;
        }
        Set<String> keys = new LinkedHashSet<>();
        transactions.putResource(CacheInvalidation.class, keys);
        transactions.registerInterposedSynchronization(new InvalidateOnCompletion(keys));
        return keys;
    }

    private final class InvalidateOnCompletion implements Synchronization {
        private final Set<String> keys;
        private boolean committing;

        InvalidateOnCompletion(Set<String> keys) {
            this.keys = keys;
        }

        @Override
        public void beforeCompletion() {
            committing = true;
            if (keys.contains(ALL)) {
                database.update(Sql.of("UPDATE cache_generation SET generation = generation + 1"));
            }
            database.first(
                    Sql.of(
                            "SELECT count(pg_notify(?, message)) FROM unnest(?) message",
                            RemoteInvalidationListener.CHANNEL,
                            messages(keys)),
                    row -> true);
        }

        /** Invalidates regardless of the status, because a commit that reports a failure may have succeeded. */
        @Override
        public void afterCompletion(int status) {
            if (!committing) {
                return;
            }
            if (keys.contains(ALL)) {
                cache.invalidateAll();
            } else {
                cache.invalidate(keys);
            }
        }
    }

    static List<String> messages(Set<String> keys) {
        List<String> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder(NODE_ID);
        for (String key : keys.contains(ALL) ? Set.of(ALL) : keys) {
            if (message.length() + key.length() > MAX_MESSAGE_CHARS) {
                messages.add(message.toString());
                message.setLength(NODE_ID.length());
            }
            message.append(' ').append(key);
        }
        messages.add(message.toString());
        return messages.size() > MAX_MESSAGES ? List.of(NODE_ID + " " + ALL) : messages;
    }
}
