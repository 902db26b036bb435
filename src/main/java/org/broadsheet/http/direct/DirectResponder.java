package org.broadsheet.http.direct;

import java.util.Optional;

/**
 * Serves one kind of frequent anonymous request without its JAX-RS resource, such as an article by slug. Requests with
 * unusual parameters, and errors, are left to the resource.
 */
public interface DirectResponder {
    /** Returns the lookup for a URI; empty if the resource must handle it. Runs on the I/O thread and must not block. */
    Optional<Lookup> match(PlainUri uri);

    /** A database lookup for the response. */
    @FunctionalInterface
    interface Lookup {
        /** @return empty if the resource must handle the request */
        Optional<DirectResponse> run();
    }
}
