package org.broadsheet.audit;

import org.broadsheet.http.json.ClosestMatch;

/** The outcome of a request. */
public enum AuditOutcome {
    accepted,
    refused;

    /** @throws IllegalArgumentException for any other value */
    public static AuditOutcome fromString(String word) {
        return ClosestMatch.find(values(), Enum::name, word);
    }
}
