package org.broadsheet.imports.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.broadsheet.imports.DeferredLine;
import org.broadsheet.imports.DryRunState;
import org.broadsheet.imports.ImportProgress;
import org.broadsheet.imports.LineReader;

/** An import to be run or gone on with: its body, its terms, and how far it is. */
public final class ImportJob {
    /** @param createMissing whether categories and sources may come into being */
    public record Options(boolean createMissing, boolean dryRun) {}

    /** The bytes to be imported, from any of them on. */
    @FunctionalInterface
    public interface Body {
        InputStream open(long offset) throws IOException;
    }

    /** Told of all progress, within the transaction that makes it. */
    @FunctionalInterface
    public interface Checkpoint {
        /** @throws RuntimeException to end the import here */
        void save(ImportProgress progress);

        /** Whether the import can go on from there another time. */
        default boolean isResumable() {
            return false;
        }
    }

    /** Called between transactions, so that a client sees that work goes on. */
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

    /** @param number under which it is kept; 0 for one that is not */
    public ImportJob(
            long number,
            Body source,
            Options terms,
            ImportProgress progress,
            Checkpoint checkpoint,
            Heartbeat heartbeat) {
        this.serial = number;
        this.hasOwnRow = number > 0;
        this.body = source;
        this.options = terms;
        this.progress = progress;
        this.checkpoint = checkpoint;
        this.heartbeat = heartbeat;
    }

    /** The number that its postponed lines go by, which one that is not kept gets with the first of them. */
    public long serial(LongSupplier opened) {
        if (serial == 0) {
            serial = opened.getAsLong();
        }
        return serial;
    }

    /** Empty as long as no line can have been put off. */
    public OptionalLong serial() {
        return serial == 0 ? OptionalLong.empty() : OptionalLong.of(serial);
    }

    /** Whether its number was for its postponed lines alone. */
    public boolean hasTemporaryRow() {
        return !hasOwnRow && serial > 0;
    }

    public Options options() {
        return options;
    }

    /** What a dry run has seen, and would have found. */
    public DryRunState dryRunState() {
        return dryRunState;
    }

    public ImportProgress progress() {
        return progress;
    }

    /** To be called within a transaction, which may still fail. */
    public void saveProgress(ImportProgress next) {
        checkpoint.save(next);
    }

    /** Whether to stop for an outage and go on after it; else what it keeps from being filed has failed. */
    public boolean isResumable() {
        return checkpoint.isResumable();
    }

    /** To be called when that transaction has ended well. */
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
