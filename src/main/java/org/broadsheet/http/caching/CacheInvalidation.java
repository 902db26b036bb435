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
 * What the current transaction has written, in the words of the keys that answers are kept under. This node forgets
 * those answers when the transaction has ended, before the write is acknowledged; the others are told by PostgreSQL when
 * it commits.
 */
@Singleton
public class CacheInvalidation {
    static final String ALL = "*";

    /** The first word of what this node says, as it hears itself too. */
    static final String NODE_ID = UUID.randomUUID().toString();

    /** PostgreSQL takes 8,000 bytes a message. */
    private static final int MAX_MESSAGE_CHARS = 7_000;

    /** Whoever writes more than fits into so many messages might as well have touched everything. */
    private static final int MAX_MESSAGES = 8;

    private final ResponseCache cache;
    private final Database database;
    private final TransactionSynchronizationRegistry transactions;

    CacheInvalidation(ResponseCache cache, Database database, TransactionSynchronizationRegistry transactions) {
        this.cache = cache;
        this.database = database;
        this.transactions = transactions;
    }

    /** To be called in the transaction that writes. */
    public void invalidate(Collection<String> keys) {
        if (!keys.isEmpty()) {
            keysOfTransaction().addAll(keys);
        }
    }

    /** For what stands in any number of answers, such as the name of a section. What is kept in tables has a new era. */
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

        /** Whatever the status: a commit that failed may have happened. */
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
