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
    static final String EVERYTHING = "*";

    /** The first word of what this node says, as it hears itself too. */
    static final String NODE = UUID.randomUUID().toString();

    /** PostgreSQL takes 8,000 bytes a message. */
    private static final int MESSAGE_CHARS = 7_000;

    /** Whoever writes more than fits into so many messages might as well have touched everything. */
    private static final int MOST_MESSAGES = 8;

    private final ResponseCache cache;
    private final Database database;
    private final TransactionSynchronizationRegistry transactions;

    CacheInvalidation(ResponseCache cache, Database database, TransactionSynchronizationRegistry transactions) {
        this.cache = cache;
        this.database = database;
        this.transactions = transactions;
    }

    /** To be called in the transaction that writes. */
    public void touch(Collection<String> keys) {
        if (!keys.isEmpty()) {
            keysOfTransaction().addAll(keys);
        }
    }

    /** For what stands in any number of answers, such as the name of a section. What is kept in tables has a new era. */
    public void touchEverything() {
        keysOfTransaction().add(EVERYTHING);
    }

    private Set<String> keysOfTransaction() {
        @SuppressWarnings("unchecked")
        Set<String> known = (Set<String>) transactions.getResource(CacheInvalidation.class);
        if (known != null) {
            return known;
        }
        Set<String> keys = new LinkedHashSet<>();
        transactions.putResource(CacheInvalidation.class, keys);
        transactions.registerInterposedSynchronization(new AtTheEnd(keys));
        return keys;
    }

    private final class AtTheEnd implements Synchronization {
        private final Set<String> keys;
        private boolean committing;

        AtTheEnd(Set<String> keys) {
            this.keys = keys;
        }

        @Override
        public void beforeCompletion() {
            committing = true;
            if (keys.contains(EVERYTHING)) {
                database.update(Sql.of("UPDATE cache_generation SET generation = generation + 1"));
            }
            database.first(
                    Sql.of(
                            "SELECT count(pg_notify(?, message)) FROM unnest(?) message",
                            InvalidationListener.CHANNEL,
                            messages(keys)),
                    row -> true);
        }

        /** Whatever the status: a commit that failed may have happened. */
        @Override
        public void afterCompletion(int status) {
            if (!committing) {
                return;
            }
            if (keys.contains(EVERYTHING)) {
                cache.touchEverything();
            } else {
                cache.touch(keys);
            }
        }
    }

    static List<String> messages(Set<String> keys) {
        List<String> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder(NODE);
        for (String key : keys.contains(EVERYTHING) ? Set.of(EVERYTHING) : keys) {
            if (message.length() + key.length() > MESSAGE_CHARS) {
                messages.add(message.toString());
                message.setLength(NODE.length());
            }
            message.append(' ').append(key);
        }
        messages.add(message.toString());
        return messages.size() > MOST_MESSAGES ? List.of(NODE + " " + EVERYTHING) : messages;
    }
}
