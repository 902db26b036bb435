package org.broadsheet.imports.jobs;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.broadsheet.database.DatabaseException;
import org.broadsheet.http.problem.FailureClassifier;
import org.broadsheet.imports.ImportProgress;
import org.broadsheet.imports.Importer;
import org.broadsheet.imports.jobs.ImportJob.Checkpoint;
import org.broadsheet.security.KeyHolder;
import org.broadsheet.security.Role;
import org.broadsheet.security.RunAsKey;
import org.jboss.logging.Logger;

/** Runs background imports with the rights of the key that sent them, and resumes imports of crashed workers. */
@Singleton
public class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final int MAX_ATTEMPTS = 10;
    private static final long SHUTDOWN_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(15);

    private final UUID workerId = UUID.randomUUID();
    private final ImportQueue queue;
    private final ImportBodyStore bodies;
    private final Importer importer;
    private final RunAsKey runAsKey;
    private volatile Thread thread;
    private volatile long serial;
    private volatile boolean stopping;

    ImportWorker(ImportQueue queue, ImportBodyStore bodies, Importer importer, RunAsKey runAsKey) {
        this.queue = queue;
        this.bodies = bodies;
        this.importer = importer;
        this.runAsKey = runAsKey;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void claimOrRenewLease() {
        if (thread != null && thread.isAlive()) {
            queue.renewLease(serial, workerId);
        } else if (!stopping) {
            queue.claim(workerId).ifPresent(this::start);
        }
    }

    private void start(ClaimedImport claimed) {
        serial = claimed.serial();
        thread = new Thread(() -> run(claimed), "import-runner");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(ClaimedImport claimed) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            if (claimed.attempts() > MAX_ATTEMPTS) {
                throw new ImportStoppedException(
                        "It stopped " + MAX_ATTEMPTS + " times at the same place; see the log.");
            }
            runAsKey.runAs(requireKey(claimed));
            importLines(claimed);
        } catch (ImportStoppedException stopped) {
            recordStop(claimed, stopped.getMessage());
        } catch (IOException | RuntimeException failure) {
            recordFailure(claimed, failure);
        } finally {
            context.terminate();
        }
    }

    private void recordStop(ClaimedImport claimed, String reason) {
        if (stopping) {
            queue.releaseLease(claimed.serial(), workerId);
        } else {
            queue.fail(claimed.serial(), workerId, reason);
        }
        LOG.infof("Import %s has stopped: %s", claimed.id(), reason);
    }

    private void importLines(ClaimedImport claimed) throws IOException {
        LOG.infof("Import %s begins at byte %d of %d", claimed.id(), claimed.progress().offset, claimed.bytes());
        LeaseCheckpoint checkpoint = new LeaseCheckpoint(claimed);
        ImportJob job = new ImportJob(
                claimed.serial(),
                offset -> bodies.open(claimed, offset),
                claimed.options(),
                claimed.progress(),
                checkpoint,
                () -> checkpoint.beat());
        checkpoint.job = job;
        importer.run(job);
        if (queue.finish(claimed.serial(), workerId, checkpoint.withDuration(job.progress()))) {
            LOG.infof("Import %s is done", claimed.id());
        }
    }

    /** After an outage of the database the import is claimed again when its lease ends. Other failures would repeat. */
    private void recordFailure(ClaimedImport claimed, Exception failure) {
        if (FailureClassifier.isOutage(failure)) {
            LOG.warnf("Import %s waits for the database: %s", claimed.id(), failure.getMessage());
            return;
        }
        LOG.errorf(failure, "Import %s failed", claimed.id());
        try {
            queue.fail(claimed.serial(), workerId, "The server failed. The operator's log has the details.");
        } catch (DatabaseException outage) {
            LOG.warnf("Import %s will be tried again: %s", claimed.id(), outage.getMessage());
        }
    }

    private KeyHolder requireKey(ClaimedImport claimed) {
        return runAsKey.holder(claimed.keyId())
                .filter(holder -> holder.role().compareTo(Role.editor) >= 0)
                .orElseThrow(() -> new ImportStoppedException(
                        "The key that asked for it has been revoked or has expired. Resume it with another."));
    }

    /** Saves the progress while this worker holds the lease and the key is valid. */
    private final class LeaseCheckpoint implements Checkpoint {
        private final ClaimedImport claimed;
        private final long millisBefore;
        private final long startNanos = System.nanoTime();
        private ImportJob job;

        LeaseCheckpoint(ClaimedImport claimed) {
            this.claimed = claimed;
            this.millisBefore = claimed.progress().millis;
        }

        ImportProgress withDuration(ImportProgress progress) {
            progress.millis = millisBefore + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
            return progress;
        }

        @Override
        public boolean isResumable() {
            return true;
        }

        @Override
        public void save(ImportProgress next) {
            requireKey(claimed);
            if (!queue.saveProgress(claimed.serial(), workerId, withDuration(next))) {
                throw new ImportStoppedException();
            }
        }

        /** Saves the progress of a dry run, whose batches are rolled back. */
        void beat() {
            if (stopping) {
                throw new ImportStoppedException();
            }
            if (claimed.options().dryRun()) {
                save(job.progress());
            }
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.join(SHUTDOWN_WAIT_MILLIS);
        }
    }
}
