package org.broadsheet.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.broadsheet.http.problem.FailureClassifier;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.imports.jobs.ImportJob;
import org.broadsheet.imports.jobs.ImportStoppedException;
import org.jboss.logging.Logger;

/**
 * Imports the lines of a failed batch one by one, each in a transaction of its own, so that valid lines are stored and the
 * errors of invalid lines are recorded by number.
 */
@Singleton
class LineByLineFallback {
    private static final Logger LOG = Logger.getLogger(LineByLineFallback.class);

    private final BatchWriter batches;

    LineByLineFallback(BatchWriter batches) {
        this.batches = batches;
    }

    void importOneByOne(List<PreparedLine> batch, ImportJob job) throws IOException {
        for (PreparedLine line : batch) {
            importAlone(
                    job,
                    line.line().number(),
                    next -> next.advanceTo(line),
                    next -> batches.importLines(List.of(line), job, next));
        }
    }

    @FunctionalInterface
    interface Step {
        void to(ImportProgress next);
    }

    /** @param passed the progress to record whether the line is imported or fails */
    void importAlone(ImportJob job, long number, Step passed, Step work) throws IOException {
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
