package org.broadsheet.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.broadsheet.imports.wxr.WxrWarning;

/**
 * What became of the lines of an import. Blank ones are not counted as received; of the errors the first thousand.
 *
 * @param warnings what found no place in a file from elsewhere
 * @param changes what the first lines would do in a dry run; null otherwise
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

    /** @param line the line of the body, from 1; blank ones count */
    public record LineError(long line, String detail) {}
}
