package org.broadsheet.imports.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.broadsheet.imports.DeferredLine;
import org.broadsheet.imports.DryRunState;
import org.broadsheet.imports.ImportProgress;
import org.broadsheet.imports.LineReader;

/** One run of an import: its body, its options and its progress. */
public final class ImportJob {
    /** @param createMissing whether to create missing categories and sources */
    public record Options(boolean createMissing, boolean dryRun) {}

    /** Opens the body at a byte offset. */
    @FunctionalInterface
    public interface Body {
        InputStream open(long offset) throws IOException;
    }

    /** Saves the progress within the transaction of each batch. */
    @FunctionalInterface
    public interface Checkpoint {
        /** @throws RuntimeException to stop the import and roll back the batch */
        void save(ImportProgress progress);

        /** Whether the import can be resumed from the saved progress. */
        default boolean isResumable() {
            return false;
        }
    }

    /** Called between transactions, to keep the connection of a waiting client alive. */
    @FunctionalInterface
    public interface Heartbeat {
        void beat() throws IOException;
    }

    private final Body body;
    private final Options options;
    private final Checkpoint checkpoint;
    private final Heartbeat heartbeat;
    private final DryRunState dryRunState = new DryRunState();
    private final boolean hasOwnRow;
    private ImportProgress progress;
    private long serial;

    /** @param serial the serial of the row in {@code import_job}; 0 for an import that runs within its request */
    public ImportJob(
            long serial,
            Body body,
            Options options,
            ImportProgress progress,
            Checkpoint checkpoint,
            Heartbeat heartbeat) {
        this.serial = serial;
        this.hasOwnRow = serial > 0;
        this.body = body;
        this.options = options;
        this.progress = progress;
        this.checkpoint = checkpoint;
        this.heartbeat = heartbeat;
    }

    /** Returns the serial for deferred lines. An import within a request gets a temporary row with its first one. */
    public long serial(LongSupplier insertRow) {
        if (serial == 0) {
            serial = insertRow.getAsLong();
        }
        return serial;
    }

    /** Returns the serial; empty while an import without a row has no deferred lines. */
    public OptionalLong serial() {
        return serial == 0 ? OptionalLong.empty() : OptionalLong.of(serial);
    }

    /** Whether the row only serves deferred lines and must be deleted at the end. */
    public boolean hasTemporaryRow() {
        return !hasOwnRow && serial > 0;
    }

    public Options options() {
        return options;
    }

    /** Returns the lines of earlier batches of a dry run. */
    public DryRunState dryRunState() {
        return dryRunState;
    }

    public ImportProgress progress() {
        return progress;
    }

    /** Saves the progress in the current transaction, which may still fail. */
    public void saveProgress(ImportProgress next) {
        checkpoint.save(next);
    }

    /** Whether an outage of the database stops the import until it is resumed. Otherwise the affected lines fail. */
    public boolean isResumable() {
        return checkpoint.isResumable();
    }

    /** Sets the progress after the transaction has been committed. */
    public void setProgress(ImportProgress next) throws IOException {
        progress = next;
        heartbeat.beat();
    }

    public LineReader openLines() throws IOException {
        return new LineReader(body.open(progress.offset), progress.offset, progress.line);
    }

    public LineReader openLinesAt(DeferredLine line) throws IOException {
        return new LineReader(body.open(line.offset()), line.offset(), line.number() - 1);
    }
}
