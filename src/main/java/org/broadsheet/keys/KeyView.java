package org.broadsheet.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.security.Role;

/**
 * A key in responses to admins.
 *
 * @param author slug of the author whose articles the key may write
 * @param lastUsedAt updated at most once a minute
 * @param key the secret; present only in the response that creates or rotates it
 */
public record KeyView(
        UUID id,
        String name,
        Role role,
        String author,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String key) {}
