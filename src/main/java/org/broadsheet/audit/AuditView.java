package org.broadsheet.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An audit entry in responses.
 *
 * @param key null without a key or with an invalid one
 * @param operation operationId of openapi.yaml; null for a path that it does not list
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
