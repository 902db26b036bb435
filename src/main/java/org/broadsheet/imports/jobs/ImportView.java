package org.broadsheet.imports.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.imports.DryRunChange;
import org.broadsheet.imports.ImportReport.LineError;
import org.broadsheet.imports.wxr.WxrWarning;

/**
 * How far an import is that goes on by itself.
 *
 * @param reason why it failed, null unless it has
 * @param type of the body
 * @param changes what the first lines would do in a dry run; null otherwise, and in lists
 * @param errors null in lists, like the warnings
 */
public record ImportView(
        UUID id,
        State state,
        String reason,
        String type,
        boolean createMissing,
        boolean dryRun,
        By by,
        long received,
        long created,
        long updated,
        long unchanged,
        long failed,
        long bytesDone,
        long bytesTotal,
        double articlesPerSecond,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<DryRunChange> changes,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<LineError> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<WxrWarning> warnings) {

    /** The names stand in the contract. */
    public enum State {
        queued,
        running,
        done,
        cancelled,
        failed
    }

    /** @param id of the key; null for the first admin key */
    public record By(UUID id, String name, String role) {}
}
