package org.broadsheet.imports;

import java.util.List;

/** What became of the lines of an import. Blank ones are not counted as received; of the errors the first thousand. */
public record ImportReport(
        long received, long created, long updated, long unchanged, long failed, List<LineError> errors) {

    /** @param line the line of the body, from 1; blank ones count */
    public record LineError(long line, String detail) {}
}
