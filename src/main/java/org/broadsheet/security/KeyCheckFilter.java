package org.broadsheet.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Checks every key that is sent, also on public paths, so that clients notice a wrong key. */
public class KeyCheckFilter {
    private static final SecurityIdentity ANONYMOUS =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final CurrentIdentityAssociation caller;

    KeyCheckFilter(CurrentIdentityAssociation caller) {
        this.caller = caller;
    }

    /** Fails with the authentication failure of an invalid key. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Void> check(ContainerRequestContext request) {
        if (request.getHeaderString("Authorization") == null) {
            caller.setIdentity(ANONYMOUS); // avoids the identity providers
            return Uni.createFrom().nullItem();
        }
        return caller.getDeferredIdentity().replaceWithVoid();
    }
}
