package org.broadsheet.audit;

import java.util.List;
import org.broadsheet.platform.json.NearMiss;

/** What became of a write. */
public enum Outcome {
    accepted,
    refused;

    /** @throws IllegalArgumentException for any other word */
    public static Outcome fromString(String word) {
        for (Outcome outcome : values()) {
            if (outcome.name().equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(NearMiss.amongst(List.of(accepted.name(), refused.name()), word));
    }
}
