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

/** Runs imports in the background, in the name of those who asked for them; and goes on with what a dead runner left. */
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

    ImportWorker(ImportQueue queue, ImportBodyStore bodies, Importer importer, RunAsKey onBehalf) {
        this.queue = queue;
        this.bodies = bodies;
        this.importer = importer;
        this.runAsKey = onBehalf;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void claimOrRenewLease() {
        if (thread != null && thread.isAlive()) {
            queue.renewLease(serial, workerId);
        } else if (!stopping) {
            queue.claim(workerId).ifPresent(this::start);
        }
    }

    private void start(ClaimedImport kept) {
        serial = kept.serial();
        thread = new Thread(() -> run(kept), "import-runner");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(ClaimedImport kept) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            if (kept.attempts() > MAX_ATTEMPTS) {
                throw new ImportStoppedException(
                        "It stopped " + MAX_ATTEMPTS + " times at the same place; see the log.");
            }
            runAsKey.runAs(requireKey(kept));
            importLines(kept);
        } catch (ImportStoppedException stopped) {
            recordStop(kept, stopped.getMessage());
        } catch (IOException | RuntimeException failure) {
            recordFailure(kept, failure);
        } finally {
            context.terminate();
        }
    }

    private void recordStop(ClaimedImport kept, String reason) {
        if (stopping) {
            queue.releaseLease(kept.serial(), workerId);
        } else {
            queue.fail(kept.serial(), workerId, reason);
        }
        LOG.infof("Import %s has stopped: %s", kept.id(), reason);
    }

    private void importLines(ClaimedImport kept) throws IOException {
        LOG.infof("Import %s begins at byte %d of %d", kept.id(), kept.progress().offset, kept.bytes());
        LeaseCheckpoint course = new LeaseCheckpoint(kept);
        ImportJob whole = new ImportJob(
                kept.serial(),
                offset -> bodies.open(kept, offset),
                kept.options(),
                kept.progress(),
                course,
                () -> course.beat());
        course.job = whole;
        importer.run(whole);
        if (queue.finish(kept.serial(), workerId, course.withDuration(whole.progress()))) {
            LOG.infof("Import %s is done", kept.id());
        }
    }

    /** An outage ends, and then the lease is over too; anything else would come again. */
    private void recordFailure(ClaimedImport kept, Exception failure) {
        if (FailureClassifier.isOutage(failure)) {
            LOG.warnf("Import %s waits for the database: %s", kept.id(), failure.getMessage());
            return;
        }
        LOG.errorf(failure, "Import %s failed", kept.id());
        try {
            queue.fail(kept.serial(), workerId, "The server failed. The operator's log has the details.");
        } catch (DatabaseException outage) {
            LOG.warnf("Import %s will be tried again: %s", kept.id(), outage.getMessage());
        }
    }

    private KeyHolder requireKey(ClaimedImport kept) {
        return runAsKey.holder(kept.keyId())
                .filter(holder -> holder.role().compareTo(Role.editor) >= 0)
                .orElseThrow(() -> new ImportStoppedException(
                        "The key that asked for it has been revoked or has expired. Resume it with another."));
    }

    /** What a run notes as it goes. */
    private final class LeaseCheckpoint implements Checkpoint {
        private final ClaimedImport claimed;
        private final long millisBefore;
        private final long startNanos = System.nanoTime();
        private ImportJob job;

        LeaseCheckpoint(ClaimedImport kept) {
            this.claimed = kept;
            this.millisBefore = kept.progress().millis;
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

        /** A dry run has no transaction that lasts. */
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
