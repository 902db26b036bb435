package org.broadsheet.audit;

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
        throw new IllegalArgumentException("must be one of accepted, refused");
    }
}
