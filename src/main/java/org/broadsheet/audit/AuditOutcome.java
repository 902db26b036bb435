package org.broadsheet.audit;

import java.util.List;
import org.broadsheet.http.json.ClosestMatch;

/** What became of a write. */
public enum AuditOutcome {
    accepted,
    refused;

    /** @throws IllegalArgumentException for any other word */
    public static AuditOutcome fromString(String word) {
        for (AuditOutcome outcome : values()) {
            if (outcome.name().equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(ClosestMatch.oneOf(List.of(accepted.name(), refused.name()), word));
    }
}
