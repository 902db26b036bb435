package org.broadsheet.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.problem.ProblemResponses;

/** The caller of the current request, for decisions that depend on more than the annotations of the method. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Returns the key of the request, or {@link Actor#CLOCK} without one. */
    public Actor actor() {
        return holder() == null
                ? Actor.CLOCK
                : new Actor(identity.getPrincipal().getName(), holder().name());
    }

    /** Whether the caller may read unpublished articles. */
    public boolean seesDrafts() {
        return identity.hasRole(Role.READER);
    }

    public boolean mayPublish() {
        return identity.hasRole(Role.EDITOR);
    }

    /** Returns the holder of the request's key; null without one. */
    public KeyHolder holder() {
        return identity.getAttribute(KeyHolder.ATTRIBUTE);
    }

    /** Whether the caller may write its own articles only. */
    public boolean isLimitedToOwnArticles() {
        return !mayPublish();
    }

    /** @throws ProblemException 403 that begins with {@code why} */
    public void requireAdmin(String why) {
        if (!identity.hasRole(Role.ADMIN)) {
            throw new ProblemException(ErrorCode.ROLE_TOO_SMALL, why + " Use an admin's key.");
        }
    }

    /** @throws ProblemException 401 */
    public void requireKey() {
        if (!seesDrafts()) {
            throw ProblemResponses.unauthorized(true);
        }
    }

    /** @throws ProblemException 403 that begins with {@code why} */
    public void requirePublishing(String why) {
        if (!mayPublish()) {
            throw new ProblemException(
                    ErrorCode.ROLE_TOO_SMALL, why + " An author's key may keep drafts only; use an editor's.");
        }
    }
}
