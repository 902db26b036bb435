package org.broadsheet.security;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Who stands behind a key.
 *
 * @param id null for the first admin key
 * @param authorId of the author that the key writes for, null for none
 */
public record KeyHolder(UUID id, String name, Role role, Long authorId) {
    /** What the identity made of a key carries it as, and what was made of a request. */
    public static final String ATTRIBUTE = "broadsheet.holder";

    static final KeyHolder FIRST_ADMIN = new KeyHolder(null, "first admin key", Role.admin, null);

    /** A holder as looked up, with what proves that somebody is. */
    record StoredKey(
            KeyHolder holder,
            byte[] hash,
            byte[] previousSecretHash,
            Instant previousSecretExpiresAt,
            Instant lastUsedAt) {
        private static final Duration LAST_USED_INTERVAL = Duration.ofMinutes(1);

        boolean accepts(KeySecret secret, Instant now) {
            boolean current = secret.matches(hash);
            boolean former = previousSecretHash != null
                    && secret.matches(previousSecretHash)
                    && previousSecretExpiresAt.isAfter(now);
            return current || former;
        }

        /** Whether to note the use: each one would be a write to every read. */
        boolean needsLastUsedUpdate(Instant now) {
            return lastUsedAt == null || lastUsedAt.isBefore(now.minus(LAST_USED_INTERVAL));
        }
    }
}
