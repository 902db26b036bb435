package org.broadsheet.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.http.values.Timestamps;

/** Runs background work with the identity of the key that requested it. */
@Singleton
public class RunAsKey {
    private final KeyHolderQuery keys;
    private final CurrentIdentityAssociation association;

    RunAsKey(KeyHolderQuery keys, CurrentIdentityAssociation association) {
        this.keys = keys;
        this.association = association;
    }

    /** Finds the current holder of a key; empty if the key was revoked or has expired. Null means the first admin key. */
    public Optional<KeyHolder> holder(UUID key) {
        return key == null
                ? Optional.of(KeyHolder.FIRST_ADMIN)
                : keys.find(key, Timestamps.now()).map(KeyHolder.StoredKey::holder);
    }

    /** Sets the holder as the identity of the current request context. */
    public void runAs(KeyHolder holder) {
        association.setIdentity(ApiKeyAuthentication.identity(holder));
    }
}
