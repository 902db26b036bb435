package org.broadsheet.audit;

import org.broadsheet.http.json.ClosestMatch;

/** What became of a write. */
public enum AuditOutcome {
    accepted,
    refused;

    /** @throws IllegalArgumentException for any other word */
    public static AuditOutcome fromString(String word) {
        return ClosestMatch.find(values(), Enum::name, word);
    }
}
