package org.broadsheet.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.broadsheet.articles.references.MissingArticlesException;
import org.broadsheet.http.problem.FailureClassifier;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.imports.ImportProgress.Phase;
import org.broadsheet.imports.jobs.ImportJob;
import org.broadsheet.imports.jobs.ImportStoppedException;
import org.jboss.logging.Logger;

/**
 * Imports lines in batches, each in a transaction. When a batch fails, its lines are imported one by one, so that valid
 * lines are imported and invalid ones are reported by number. Articles that refer to later ones are deferred until the
 * end of the body. Articles that refer to each other are then imported without the references, which are added last.
 */
@Singleton
public class Importer {
    private static final Logger LOG = Logger.getLogger(Importer.class);
    private static final int LINES_BETWEEN_LOGS = 10_000;

    private final LineImporter lineImporter;
    private final BatchWriter batches;
    private final LineByLineFallback fallback;
    private final DeferredLines deferredLines;

    Importer(LineImporter lineImporter, BatchWriter batches, LineByLineFallback fallback, DeferredLines deferredLines) {
        this.lineImporter = lineImporter;
        this.batches = batches;
        this.fallback = fallback;
        this.deferredLines = deferredLines;
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
        LOG.infof("Import done%s: %s", job.options().dryRun() ? " (a dry run)" : "", job.progress());
        return job.progress().report(job.options().dryRun());
    }

    private void importBody(ImportJob job) throws IOException {
        try (BatchReader reader = new BatchReader(job.openLines(), lineImporter)) {
            for (List<PreparedLine> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
                importBatch(batch, job);
                batches.reduceBacklog(job);
                if (job.progress().received() % LINES_BETWEEN_LOGS < batch.size()) {
                    LOG.infof("Import progress: %s", job.progress());
                }
            }
        }
    }

    private void importBatch(List<PreparedLine> batch, ImportJob job) throws IOException {
        try {
            batches.inTransactionUnlessTooLong(job, next -> batches.importLines(batch, job, next));
        } catch (ProblemException failure) {
            fallback.importOneByOne(batch, job);
        } catch (ImportStoppedException stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            if (batch.size() > 1 && FailureClassifier.isTimeout(failure)) {
                LOG.warnf("Import: a batch of %d lines ran into the statement limit and is halved", batch.size());
                importBatch(batch.subList(0, batch.size() / 2), job);
                importBatch(batch.subList(batch.size() / 2, batch.size()), job);
                return;
            }
            LOG.warnf("Import: a batch failed, its lines are imported one by one: %s", failure.getMessage());
            fallback.importOneByOne(batch, job);
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(DeferredLine line) throws IOException;
    }

    private void forEachDeferred(ImportJob job, boolean partial, Work work) throws IOException {
        List<DeferredLine> page = nextDeferred(job, partial);
        while (!page.isEmpty()) {
            for (DeferredLine line : page) {
                work.on(line);
            }
            page = nextDeferred(job, partial);
        }
    }

    private List<DeferredLine> nextDeferred(ImportJob job, boolean partial) {
        return job.serial().isEmpty()
                ? List.of()
                : deferredLines.listAfter(job.serial().getAsLong(), partial, job.progress().line);
    }

    /** In the phases after the body, the line of the progress is the last deferred line that was imported. */
    private void startPhase(ImportJob job, Phase phase) throws IOException {
        batches.inTransaction(job, next -> {
            next.phase = phase;
            next.line = 0;
        });
    }

    private void importDeferred(ImportJob job, DeferredLine deferred) throws IOException {
        PreparedLine line = readAgain(job, deferred);
        fallback.importAlone(job, deferred.number(), next -> next.line = deferred.number(), next -> {
            try {
                batches.importOne(line, job, next);
            } catch (MissingArticlesException missing) {
                if (!deferredLines.containsAll(job.serial().orElseThrow(), missing.names())) {
                    throw missing;
                }
                batches.importOne(lineImporter.withoutReferences(line, missing.names()), job, next);
                next.deferReferences(deferred);
            }
        });
    }

    private void addReferences(ImportJob job, DeferredLine deferred) throws IOException {
        PreparedLine line = readAgain(job, deferred);
        ImportProgress before = job.progress();
        fallback.importAlone(job, deferred.number(), next -> next.line = deferred.number(), next -> {
            ImportProgress uncounted = before.copy();
            batches.importOne(line, job, uncounted);
        });
    }

    private PreparedLine readAgain(ImportJob job, DeferredLine deferred) throws IOException {
        try (LineReader lines = job.openLinesAt(deferred)) {
            return lineImporter.prepare(lines.next(), 0);
        }
    }
}
