package org.broadsheet.http.problem;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Logs failures of scheduled methods; without a stack trace if the database is unavailable, because the schedule repeats them. */
@Singleton
class BackgroundFailureLog {
    private static final Logger LOG = Logger.getLogger(BackgroundFailureLog.class);

    private final FailureMetrics metrics;

    BackgroundFailureLog(FailureMetrics metrics) {
        this.metrics = metrics;
    }

    void log(@Observes FailedExecution failed) {
        Throwable failure = failed.getException();
        metrics.backgroundFailed(failure);
        String task = failed.getExecution().getTrigger().getMethodDescription();
        if (FailureClassifier.classify(failure).code() == ErrorCode.INTERNAL_ERROR) {
            LOG.errorf(failure, "%s failed", task);
        } else {
            LOG.warnf("%s: %s", task, FailureClassifier.firstLine(failure));
        }
    }
}
