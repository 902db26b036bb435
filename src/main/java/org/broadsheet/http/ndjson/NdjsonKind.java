package org.broadsheet.http.ndjson;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Exports and imports the records of one kind other than articles, one JSON object for each record. An import reads the
 * format that an export writes.
 */
public interface NdjsonKind {
    /** The effect of importing one record. */
    enum ImportOutcome {
        created,
        updated,
        unchanged
    }

    /** The value of the field {@code kind}, such as {@code author}. */
    String kind();

    /** The name in the parameter {@code kinds} of an export, such as {@code authors}. */
    String plural();

    /** Whether importing requires the role admin. */
    default boolean isForAdmins() {
        return false;
    }

    /** Returns the next batch of records after {@code last}, or the first for null. A record comes after the records it refers to. */
    List<ExportLine> exportAfter(ExportLine last);

    /** @param id the position in the export order */
    record ExportLine(long id, ObjectNode fields) {}

    /**
     * Creates the record, or updates the existing one with the same slug. Runs in the caller's transaction.
     *
     * @throws org.broadsheet.http.problem.ProblemException 409 or 422
     */
    ImportOutcome importLine(ObjectNode fields);

    /** Returns the fields of the existing record that an import of these fields would update. */
    Optional<ObjectNode> current(ObjectNode fields);
}
