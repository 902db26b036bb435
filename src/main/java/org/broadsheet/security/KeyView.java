package org.broadsheet.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** @param key the secret: sent once, when the key is made, and known to nobody afterwards */
public record KeyView(
        UUID id,
        String name,
        Role role,
        Instant createdAt,
        Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String key) {

    static KeyView of(ApiKey key, String secret) {
        return new KeyView(key.id, key.name, key.role, key.createdAt, key.expiresAt, secret);
    }
}
