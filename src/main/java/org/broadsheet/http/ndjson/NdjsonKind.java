package org.broadsheet.http.ndjson;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Carries what is not an article from one site to another, one JSON object each: what an export writes of a kind is
 * what an import takes.
 */
public interface NdjsonKind {
    /** What taking one in has done. */
    enum ImportOutcome {
        created,
        updated,
        unchanged
    }

    /** What the objects are called in {@code kind}, such as {@code author}. */
    String kind();

    /** What a list of them is called, such as {@code authors}. */
    String plural();

    /** Whether a key must be an admin's to bring them in. */
    default boolean isForAdmins() {
        return false;
    }

    /** Some of those that come after this one; those that others need come first. */
    List<ExportLine> exportAfter(ExportLine last);

    /** One on its way out. */
    record ExportLine(long id, ObjectNode fields) {}

    /**
     * Creates what the fields describe, or makes the one of this slug what they say. Runs in the caller's transaction.
     *
     * @throws org.broadsheet.http.problem.ProblemException 409 or 422
     */
    ImportOutcome importLine(ObjectNode fields);

    /** What there is of what the fields describe, in the same form. */
    Optional<ObjectNode> current(ObjectNode fields);
}
