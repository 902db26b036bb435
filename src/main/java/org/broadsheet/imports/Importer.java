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

    private final LineImporter intake;
    private final BatchWriter batches;
    private final DeferredLines postponed;

    Importer(LineImporter intake, BatchWriter batches, DeferredLines postponed) {
        this.intake = intake;
        this.batches = batches;
        this.postponed = postponed;
    }

    public ImportReport run(ImportJob job) throws IOException {
        try {
            return runPhases(job);
        } finally {
            if (job.isOpened()) {
                QuarkusTransaction.requiringNew()
                        .run(() -> postponed.close(job.number().getAsLong()));
            }
        }
    }

    private ImportReport runPhases(ImportJob job) throws IOException {
        if (job.progress().offset == 0) {
            job.number().ifPresent(number -> QuarkusTransaction.requiringNew().run(() -> postponed.forget(number)));
        }
        if (job.progress().phase == Phase.body) {
            fileBody(job);
            enter(job, Phase.postponed);
        }
        if (job.progress().phase == Phase.postponed) {
            workOff(job, false, line -> filePostponed(job, line));
            enter(job, Phase.partial);
        }
        workOff(job, true, line -> completePartial(job, line));
        if (!job.terms().dryRun()) {
            batches.derive(job);
        }
        LOG.infof("Import done%s, %s", job.terms().dryRun() ? " (a dry run)" : "", job.progress());
        return job.progress().report(job.terms().dryRun());
    }

    private void fileBody(ImportJob job) throws IOException {
        try (BatchReader pipeline = new BatchReader(job.lines(), intake)) {
            for (List<PreparedLine> batch = pipeline.next(); !batch.isEmpty(); batch = pipeline.next()) {
                file(batch, job);
                batches.catchUp(job);
                if (job.progress().received() % LINES_BETWEEN_LOGS < batch.size()) {
                    LOG.infof("Import at %s", job.progress());
                }
            }
        }
    }

    private void file(List<PreparedLine> batch, ImportJob job) throws IOException {
        try {
            batches.file(job, next -> batches.take(batch, job, next));
        } catch (ProblemException spoilt) {
            fileAlone(batch, job);
        } catch (ImportStoppedException stopped) {
            throw stopped;
        } catch (RuntimeException spoilt) {
            LOG.warnf("Import: a batch failed, its lines are tried one by one: %s", spoilt.getMessage());
            fileAlone(batch, job);
        }
    }

    private void fileAlone(List<PreparedLine> batch, ImportJob job) throws IOException {
        for (PreparedLine line : batch) {
            alone(job, line.line().number(), next -> next.pass(line), next -> batches.take(List.of(line), job, next));
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(DeferredLine line) throws IOException;
    }

    private void workOff(ImportJob job, boolean partial, Work work) throws IOException {
        List<DeferredLine> some = next(job, partial);
        while (!some.isEmpty()) {
            for (DeferredLine line : some) {
                work.on(line);
            }
            some = next(job, partial);
        }
    }

    private List<DeferredLine> next(ImportJob job, boolean partial) {
        return job.number().isEmpty()
                ? List.of()
                : postponed.after(job.number().getAsLong(), partial, job.progress().line);
    }

    /** Within these phases the line is the one that was worked off last. */
    private void enter(ImportJob job, Phase phase) throws IOException {
        batches.file(job, next -> {
            next.phase = phase;
            next.line = 0;
        });
    }

    private void filePostponed(ImportJob job, DeferredLine place) throws IOException {
        PreparedLine line = again(job, place);
        alone(job, place.number(), next -> next.line = place.number(), next -> {
            try {
                batches.takeOne(line, job, next);
            } catch (MissingArticlesException absent) {
                if (!postponed.hold(job.number().orElseThrow(), absent.names())) {
                    throw absent;
                }
                batches.takeOne(intake.without(line, absent.names()), job, next);
                next.completeLater(place);
            }
        });
    }

    private void completePartial(ImportJob job, DeferredLine place) throws IOException {
        PreparedLine line = again(job, place);
        ImportProgress before = job.progress();
        alone(job, place.number(), next -> next.line = place.number(), next -> {
            ImportProgress uncounted = before.copy();
            batches.takeOne(line, job, uncounted);
        });
    }

    private PreparedLine again(ImportJob job, DeferredLine place) throws IOException {
        try (LineReader lines = job.linesAt(place)) {
            return intake.prepare(lines.next(), 0);
        }
    }

    @FunctionalInterface
    private interface Step {
        void to(ImportProgress next);
    }

    /** @param passed what is so whether the line is filed or fails */
    private void alone(ImportJob job, long number, Step passed, Step work) throws IOException {
        try {
            batches.file(job, next -> {
                passed.to(next);
                work.to(next);
            });
        } catch (ImportStoppedException stopped) {
            throw stopped;
        } catch (ProblemException refusal) {
            fail(job, passed, next -> next.fail(number, refusal));
        } catch (RuntimeException failure) {
            if (job.isKept() && FailureClassifier.isOutage(failure)) {
                throw failure;
            }
            LOG.warnf(failure, "Import: line %d failed", number);
            fail(job, passed, next -> next.fail(number, "The server could not keep this line; send it again."));
        }
    }

    private static void fail(ImportJob job, Step passed, Step failed) throws IOException {
        ImportProgress next = job.progress().copy();
        passed.to(next);
        failed.to(next);
        job.reached(next);
    }
}
