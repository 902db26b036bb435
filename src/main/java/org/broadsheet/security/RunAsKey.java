package org.broadsheet.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.http.values.Timestamps;

/** Lets work go on in the name of whoever asked for it, when the request has long been answered. */
@Singleton
public class RunAsKey {
    private final KeyHolderQuery keys;
    private final CurrentIdentityAssociation association;

    RunAsKey(KeyHolderQuery keys, CurrentIdentityAssociation association) {
        this.keys = keys;
        this.association = association;
    }

    /** Who holds the key now; nobody when it has been revoked or has expired. */
    public Optional<KeyHolder> holder(UUID key) {
        return key == null
                ? Optional.of(KeyHolder.FIRST_ADMIN)
                : keys.find(key, Timestamps.now()).map(KeyHolder.StoredKey::holder);
    }

    /** From now on, in the request context at hand, it is the holder who asks. */
    public void runAs(KeyHolder holder) {
        association.setIdentity(ApiKeyAuthentication.identity(holder));
    }
}
