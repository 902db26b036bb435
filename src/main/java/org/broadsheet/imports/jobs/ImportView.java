package org.broadsheet.imports.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.imports.DryRunChange;
import org.broadsheet.imports.ImportReport.LineError;
import org.broadsheet.imports.wxr.WxrWarning;

/**
 * The state of a background import.
 *
 * @param reason why the import failed; null unless it failed
 * @param type the media type of the body
 * @param changes the changes that the first lines of a dry run would make; null otherwise, and in lists
 * @param errors null in lists, like {@code warnings}
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

    /** The names are part of the API. */
    public enum State {
        queued,
        running,
        done,
        cancelled,
        failed
    }

    /** @param id the id of the key; null for the first admin key */
    public record By(UUID id, String name, String role) {}
}
