package org.broadsheet.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.broadsheet.database.DatabaseException;
import org.broadsheet.http.values.Timestamps;
import org.jboss.logging.Logger;

/** Authenticates callers by {@code Authorization: Bearer <key>} (RFC 6750). Any other scheme is refused. */
@Singleton
public class ApiKeyAuthentication implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(ApiKeyAuthentication.class);
    private static final String SCHEME = "Bearer ";

    private final Vertx vertx;
    private final KeyHolderQuery keys;
    private final AdminKey adminKey;
    private final KeyAttemptLimiter attempts;

    ApiKeyAuthentication(Vertx vertx, KeyHolderQuery keys, AdminKey adminKey, KeyAttemptLimiter attempts) {
        this.vertx = vertx;
        this.keys = keys;
        this.adminKey = adminKey;
        this.attempts = attempts;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader("Authorization");
        return header == null
                ? Uni.createFrom().nullItem()
                : holder(header, context.request().remoteAddress())
                        .invoke(holder -> context.put(KeyHolder.ATTRIBUTE, holder))
                        .map(ApiKeyAuthentication::identity);
    }

    private Uni<KeyHolder> holder(String header, SocketAddress client) {
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String key = bearer ? header.substring(SCHEME.length()).strip() : "";
        KeySecret secret = KeySecret.parse(key);
        return Uni.createFrom()
                .deferred(() -> {
                    if (secret == null) {
                        attempts.requireAttemptsLeft(client);
                    }
                    if (adminKey.matches(key)) {
                        attempts.recordSuccess(client);
                        return Uni.createFrom().item(KeyHolder.FIRST_ADMIN);
                    }
                    return secret == null
                            ? Uni.createFrom().failure(new AuthenticationFailedException())
                            : lookUp(secret);
                })
                .onFailure(AuthenticationFailedException.class)
                .transform(failure -> attempts.recordFailure(client).orElse(failure));
    }

    private Uni<KeyHolder> lookUp(KeySecret secret) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> holder(secret), false)
                .toCompletionStage());
    }

    private KeyHolder holder(KeySecret secret) {
        Instant now = Timestamps.now();
        KeyHolder.StoredKey stored = keys.find(secret.id(), now)
                .filter(each -> each.accepts(secret, now))
                .orElseThrow(AuthenticationFailedException::new);
        if (stored.needsLastUsedUpdate(now)) {
            updateLastUsed(secret, now);
        }
        return stored.holder();
    }

    /** Ignores database failures, so that reads work while the database is read-only. */
    private void updateLastUsed(KeySecret secret, Instant now) {
        try {
            keys.updateLastUsed(secret.id(), now);
        } catch (DatabaseException failure) {
            LOG.warnf("Could not store the last use of key %s", secret.id());
        }
    }

    static SecurityIdentity identity(KeyHolder holder) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(
                        holder.id() == null ? "admin" : holder.id().toString()))
                .addRoles(holder.role().includedRoles())
                .addAttribute(KeyHolder.ATTRIBUTE, holder)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"broadsheet\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
