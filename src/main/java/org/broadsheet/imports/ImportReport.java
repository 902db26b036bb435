package org.broadsheet.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.broadsheet.imports.wxr.WxrWarning;

/**
 * The report of an import or of a dry run. {@code received} does not count blank lines; {@code errors} holds the first 1,000.
 *
 * @param warnings content of a WordPress export that was not imported
 * @param changes the changes that the first lines of a dry run would make; null otherwise
 */
public record ImportReport(
        long received,
        long created,
        long updated,
        long unchanged,
        long failed,
        List<LineError> errors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WxrWarning> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<DryRunChange> changes) {

    /** @param line the number of the line in the body, from 1, including blank lines */
    public record LineError(long line, String detail) {}
}
