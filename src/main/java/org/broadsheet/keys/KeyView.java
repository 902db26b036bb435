package org.broadsheet.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.security.Role;

/**
 * A key as admins see it.
 *
 * @param author the slug of the author that it writes for
 * @param lastUsedAt to the minute
 * @param key the secret: sent once, when it is made, and known to nobody afterwards
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
