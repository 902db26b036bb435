package org.broadsheet.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.platform.json.Times;

/** Lets work go on in the name of whoever asked for it, when the request has long been answered. */
@Singleton
public class OnBehalf {
    private final KeyQueries keys;
    private final CurrentIdentityAssociation association;

    OnBehalf(KeyQueries keys, CurrentIdentityAssociation association) {
        this.keys = keys;
        this.association = association;
    }

    /** Who holds the key now; nobody when it has been revoked or has expired. */
    public Optional<Holder> holder(UUID key) {
        return key == null
                ? Optional.of(Holder.FIRST_ADMIN)
                : keys.holder(key, Times.now()).map(Holder.Known::holder);
    }

    /** From now on, in the request context at hand, it is the holder who asks. */
    public void act(Holder holder) {
        association.setIdentity(ApiKeyAuthentication.identity(holder));
    }
}
