package org.broadsheet.security;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The identity that a key gives to a request.
 *
 * @param id null for the first admin key
 * @param authorId the author whose articles the key may write; null if the key is not bound to an author
 */
public record KeyHolder(UUID id, String name, Role role, Long authorId) {
    /** The key of the holder in the security identity's attributes and in the routing context. */
    public static final String ATTRIBUTE = "broadsheet.holder";

    static final KeyHolder FIRST_ADMIN = new KeyHolder(null, "first admin key", Role.admin, null);

    /** A holder with the stored hashes that verify a secret. */
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

        /** Whether the stored time is old enough to update. Updating at each request would add a write to every read. */
        boolean needsLastUsedUpdate(Instant now) {
            return lastUsedAt == null || lastUsedAt.isBefore(now.minus(LAST_USED_INTERVAL));
        }
    }
}
