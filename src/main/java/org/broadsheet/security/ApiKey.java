package org.broadsheet.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An API key. Stores the SHA-256 of its secret; a secret of 256 random bits needs no slower hash. */
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;

    @Enumerated(EnumType.STRING)
    public Role role;

    @Column(name = "secret_hash")
    public byte[] secretHash;

    @Column(name = "author_id")
    public Long authorId;

    @Column(name = "previous_secret_hash")
    private byte[] previousSecretHash;

    @Column(name = "previous_secret_expires_at")
    private Instant previousSecretExpiresAt;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /** Replaces the secret. The previous one works until {@code until}. */
    public void rotate(KeySecret secret, Instant until) {
        previousSecretHash = secretHash;
        previousSecretExpiresAt = until;
        secretHash = secret.hash();
    }

    /** @return null if there is no such key or the id is not a UUID */
    public static ApiKey byId(String id) {
        try {
            return findById(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
