package org.broadsheet.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.problem.ProblemResponses;

/** Who asks, as far as a decision depends on more than the method called. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who to note down: the key by its id and name, and the clock where nobody asks. */
    public Actor actor() {
        return holder() == null
                ? Actor.CLOCK
                : new Actor(identity.getPrincipal().getName(), holder().name());
    }

    /** Whether the caller may see what is not published. */
    public boolean seesDrafts() {
        return identity.hasRole(Role.READER);
    }

    public boolean mayPublish() {
        return identity.hasRole(Role.EDITOR);
    }

    /** Who holds the key; null without one. */
    public KeyHolder holder() {
        return identity.getAttribute(KeyHolder.ATTRIBUTE);
    }

    /** Whether the caller may write its own articles only. */
    public boolean isLimitedToOwnArticles() {
        return !mayPublish();
    }

    /** @throws ProblemException 403 */
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

    /** @throws ProblemException 403 saying why an author's key is not enough */
    public void requirePublishing(String why) {
        if (!mayPublish()) {
            throw new ProblemException(
                    ErrorCode.ROLE_TOO_SMALL, why + " An author's key may keep drafts only; use an editor's.");
        }
    }
}
