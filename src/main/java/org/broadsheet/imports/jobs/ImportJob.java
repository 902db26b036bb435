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
    public record Terms(boolean createMissing, boolean dryRun) {}

    /** The bytes to be imported, from any of them on. */
    @FunctionalInterface
    public interface Source {
        InputStream from(long offset) throws IOException;
    }

    /** Told of all progress, within the transaction that makes it. */
    @FunctionalInterface
    public interface Checkpoint {
        /** @throws RuntimeException to end the import here */
        void reach(ImportProgress progress);

        /** Whether the import can go on from there another time. */
        default boolean isKept() {
            return false;
        }
    }

    /** Called between transactions, so that a client sees that work goes on. */
    @FunctionalInterface
    public interface Heartbeat {
        void beat() throws IOException;
    }

    private final Source source;
    private final Terms terms;
    private final Checkpoint checkpoint;
    private final Heartbeat heartbeat;
    private final DryRunState rehearsal = new DryRunState();
    private final boolean numbered;
    private ImportProgress progress;
    private long number;

    /** @param number under which it is kept; 0 for one that is not */
    public ImportJob(
            long number,
            Source source,
            Terms terms,
            ImportProgress progress,
            Checkpoint checkpoint,
            Heartbeat heartbeat) {
        this.number = number;
        this.numbered = number > 0;
        this.source = source;
        this.terms = terms;
        this.progress = progress;
        this.checkpoint = checkpoint;
        this.heartbeat = heartbeat;
    }

    /** The number that its postponed lines go by, which one that is not kept gets with the first of them. */
    public long number(LongSupplier opened) {
        if (number == 0) {
            number = opened.getAsLong();
        }
        return number;
    }

    /** Empty as long as no line can have been put off. */
    public OptionalLong number() {
        return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Whether its number was for its postponed lines alone. */
    public boolean isOpened() {
        return !numbered && number > 0;
    }

    public Terms terms() {
        return terms;
    }

    /** What a dry run has seen, and would have found. */
    public DryRunState rehearsal() {
        return rehearsal;
    }

    public ImportProgress progress() {
        return progress;
    }

    /** To be called within a transaction, which may still fail. */
    public void reach(ImportProgress next) {
        checkpoint.reach(next);
    }

    /** Whether to stop for an outage and go on after it; else what it keeps from being filed has failed. */
    public boolean isKept() {
        return checkpoint.isKept();
    }

    /** To be called when that transaction has ended well. */
    public void reached(ImportProgress next) throws IOException {
        progress = next;
        heartbeat.beat();
    }

    public LineReader lines() throws IOException {
        return new LineReader(source.from(progress.offset), progress.offset, progress.line);
    }

    public LineReader linesAt(DeferredLine line) throws IOException {
        return new LineReader(source.from(line.offset()), line.offset(), line.number() - 1);
    }
}
