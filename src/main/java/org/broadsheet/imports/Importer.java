package org.broadsheet.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.broadsheet.articles.writing.MissingArticlesException;
import org.broadsheet.http.problem.FailureClassifier;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.imports.ImportProgress.Phase;
import org.broadsheet.imports.jobs.ImportJob;
import org.broadsheet.imports.jobs.ImportStoppedException;
import org.jboss.logging.Logger;

/**
 * Files the lines of an import in batches, a transaction each. When a batch fails, its lines are filed one by one, so
 * that the good ones land and the bad ones are known by number. Articles that refer to others further down are put off
 * until those are there; where they refer to each other, the references come last.
 */
@Singleton
public class Importer {
    private static final Logger LOG = Logger.getLogger(Importer.class);
    private static final int LINES_BETWEEN_LOGS = 10_000;

    private final LineImporter lineImporter;
    private final BatchWriter batches;
    private final DeferredLines deferredLines;

    Importer(LineImporter intake, BatchWriter batches, DeferredLines postponed) {
        this.lineImporter = intake;
        this.batches = batches;
        this.deferredLines = postponed;
    }

    public ImportReport run(ImportJob job) throws IOException {
        try {
            return runPhases(job);
        } finally {
            if (job.hasTemporaryRow()) {
                QuarkusTransaction.requiringNew()
                        .run(() ->
                                deferredLines.deleteTemporaryImport(job.serial().getAsLong()));
            }
        }
    }

    private ImportReport runPhases(ImportJob job) throws IOException {
        if (job.progress().offset == 0) {
            job.serial()
                    .ifPresent(number -> QuarkusTransaction.requiringNew().run(() -> deferredLines.deleteAll(number)));
        }
        if (job.progress().phase == Phase.body) {
            importBody(job);
            startPhase(job, Phase.postponed);
        }
        if (job.progress().phase == Phase.postponed) {
            forEachDeferred(job, false, line -> importDeferred(job, line));
            startPhase(job, Phase.partial);
        }
        forEachDeferred(job, true, line -> addReferences(job, line));
        if (!job.options().dryRun()) {
            batches.finishDeferredUpdates(job);
        }
        LOG.infof("Import done%s, %s", job.options().dryRun() ? " (a dry run)" : "", job.progress());
        return job.progress().report(job.options().dryRun());
    }

    private void importBody(ImportJob job) throws IOException {
        try (BatchReader pipeline = new BatchReader(job.openLines(), lineImporter)) {
            for (List<PreparedLine> batch = pipeline.next(); !batch.isEmpty(); batch = pipeline.next()) {
                importBatch(batch, job);
                batches.reduceBacklog(job);
                if (job.progress().received() % LINES_BETWEEN_LOGS < batch.size()) {
                    LOG.infof("Import at %s", job.progress());
                }
            }
        }
    }

    private void importBatch(List<PreparedLine> batch, ImportJob job) throws IOException {
        try {
            batches.inTransaction(job, next -> batches.importLines(batch, job, next));
        } catch (ProblemException spoilt) {
            importLineByLine(batch, job);
        } catch (ImportStoppedException stopped) {
            throw stopped;
        } catch (RuntimeException spoilt) {
            LOG.warnf("Import: a batch failed, its lines are tried one by one: %s", spoilt.getMessage());
            importLineByLine(batch, job);
        }
    }

    private void importLineByLine(List<PreparedLine> batch, ImportJob job) throws IOException {
        for (PreparedLine line : batch) {
            importAlone(
                    job,
                    line.line().number(),
                    next -> next.advanceTo(line),
                    next -> batches.importLines(List.of(line), job, next));
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(DeferredLine line) throws IOException;
    }

    private void forEachDeferred(ImportJob job, boolean partial, Work work) throws IOException {
        List<DeferredLine> some = nextDeferred(job, partial);
        while (!some.isEmpty()) {
            for (DeferredLine line : some) {
                work.on(line);
            }
            some = nextDeferred(job, partial);
        }
    }

    private List<DeferredLine> nextDeferred(ImportJob job, boolean partial) {
        return job.serial().isEmpty()
                ? List.of()
                : deferredLines.listAfter(job.serial().getAsLong(), partial, job.progress().line);
    }

    /** Within these phases the line is the one that was worked off last. */
    private void startPhase(ImportJob job, Phase phase) throws IOException {
        batches.inTransaction(job, next -> {
            next.phase = phase;
            next.line = 0;
        });
    }

    private void importDeferred(ImportJob job, DeferredLine place) throws IOException {
        PreparedLine line = readAgain(job, place);
        importAlone(job, place.number(), next -> next.line = place.number(), next -> {
            try {
                batches.importOne(line, job, next);
            } catch (MissingArticlesException absent) {
                if (!deferredLines.containsAll(job.serial().orElseThrow(), absent.names())) {
                    throw absent;
                }
                batches.importOne(lineImporter.withoutReferences(line, absent.names()), job, next);
                next.deferReferences(place);
            }
        });
    }

    private void addReferences(ImportJob job, DeferredLine place) throws IOException {
        PreparedLine line = readAgain(job, place);
        ImportProgress before = job.progress();
        importAlone(job, place.number(), next -> next.line = place.number(), next -> {
            ImportProgress uncounted = before.copy();
            batches.importOne(line, job, uncounted);
        });
    }

    private PreparedLine readAgain(ImportJob job, DeferredLine place) throws IOException {
        try (LineReader lines = job.openLinesAt(place)) {
            return lineImporter.prepare(lines.next(), 0);
        }
    }

    @FunctionalInterface
    private interface Step {
        void to(ImportProgress next);
    }

    /** @param passed what is so whether the line is filed or fails */
    private void importAlone(ImportJob job, long number, Step passed, Step work) throws IOException {
        try {
            batches.inTransaction(job, next -> {
                passed.to(next);
                work.to(next);
            });
        } catch (ImportStoppedException stopped) {
            throw stopped;
        } catch (ProblemException refusal) {
            recordError(job, passed, next -> next.addError(number, refusal));
        } catch (RuntimeException failure) {
            if (job.isResumable() && FailureClassifier.isOutage(failure)) {
                throw failure;
            }
            LOG.warnf(failure, "Import: line %d failed", number);
            recordError(
                    job, passed, next -> next.addError(number, "The server could not keep this line; send it again."));
        }
    }

    private static void recordError(ImportJob job, Step passed, Step failed) throws IOException {
        ImportProgress next = job.progress().copy();
        passed.to(next);
        failed.to(next);
        job.setProgress(next);
    }
}
