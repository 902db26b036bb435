package org.broadsheet.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the log.
 *
 * @param key null for nobody, or for a key that is not good
 * @param operation null for an address that the contract does not list
 */
public record AuditView(
        Instant at,
        Key key,
        String address,
        String operation,
        String method,
        String path,
        int status,
        String code,
        String target,
        UUID article,
        boolean dryRun,
        int repeated) {

    /** @param id null for the first admin key */
    public record Key(UUID id, String name, String role) {}
}
