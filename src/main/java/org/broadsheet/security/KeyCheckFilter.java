package org.broadsheet.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Looks at every key that is sent, also where none is needed: a typo in it must not go unnoticed. */
public class KeyCheckFilter {
    private static final SecurityIdentity ANONYMOUS =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final CurrentIdentityAssociation caller;

    KeyCheckFilter(CurrentIdentityAssociation caller) {
        this.caller = caller;
    }

    /** Fails the request when the key is not good; the answer is made of that failure. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Void> check(ContainerRequestContext request) {
        if (request.getHeaderString("Authorization") == null) {
            caller.setIdentity(ANONYMOUS); // known without asking anybody
            return Uni.createFrom().nullItem();
        }
        return caller.getDeferredIdentity().replaceWithVoid();
    }
}
