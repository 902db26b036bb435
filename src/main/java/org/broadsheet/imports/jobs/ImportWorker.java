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
    private static final int MOST_ATTEMPTS = 10;
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(15);

    private final UUID name = UUID.randomUUID();
    private final ImportQueue queue;
    private final StoredBody bodies;
    private final Importer importer;
    private final RunAsKey onBehalf;
    private volatile Thread running;
    private volatile long job;
    private volatile boolean stopping;

    ImportWorker(ImportQueue queue, StoredBody bodies, Importer importer, RunAsKey onBehalf) {
        this.queue = queue;
        this.bodies = bodies;
        this.importer = importer;
        this.onBehalf = onBehalf;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (running != null && running.isAlive()) {
            queue.renew(job, name);
        } else if (!stopping) {
            queue.claim(name).ifPresent(this::start);
        }
    }

    private void start(StoredImport kept) {
        job = kept.serial();
        running = new Thread(() -> run(kept), "import-runner");
        running.setDaemon(true);
        running.start();
    }

    private void run(StoredImport kept) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            if (kept.attempts() > MOST_ATTEMPTS) {
                throw new ImportStoppedException(
                        "It stopped " + MOST_ATTEMPTS + " times at the same place; see the log.");
            }
            onBehalf.runAs(requireHolder(kept));
            file(kept);
        } catch (ImportStoppedException stopped) {
            stopped(kept, stopped.getMessage());
        } catch (IOException | RuntimeException failure) {
            fail(kept, failure);
        } finally {
            context.terminate();
        }
    }

    private void stopped(StoredImport kept, String reason) {
        if (stopping) {
            queue.release(kept.serial(), name);
        } else {
            queue.fail(kept.serial(), name, reason);
        }
        LOG.infof("Import %s has stopped: %s", kept.id(), reason);
    }

    private void file(StoredImport kept) throws IOException {
        LOG.infof("Import %s begins at byte %d of %d", kept.id(), kept.progress().offset, kept.bytes());
        Course course = new Course(kept);
        ImportJob whole = new ImportJob(
                kept.serial(),
                offset -> bodies.from(kept, offset),
                kept.terms(),
                kept.progress(),
                course,
                () -> course.beat());
        course.job = whole;
        importer.run(whole);
        if (queue.finish(kept.serial(), name, course.timed(whole.progress()))) {
            LOG.infof("Import %s is done", kept.id());
        }
    }

    /** An outage ends, and then the lease is over too; anything else would come again. */
    private void fail(StoredImport kept, Exception failure) {
        if (FailureClassifier.isOutage(failure)) {
            LOG.warnf("Import %s waits for the database: %s", kept.id(), failure.getMessage());
            return;
        }
        LOG.errorf(failure, "Import %s failed", kept.id());
        try {
            queue.fail(kept.serial(), name, "The server failed. The operator's log has the details.");
        } catch (DatabaseException outage) {
            LOG.warnf("Import %s will be tried again: %s", kept.id(), outage.getMessage());
        }
    }

    private KeyHolder requireHolder(StoredImport kept) {
        return onBehalf.holder(kept.keyId())
                .filter(holder -> holder.role().compareTo(Role.editor) >= 0)
                .orElseThrow(() -> new ImportStoppedException(
                        "The key that asked for it has been revoked or has expired. Resume it with another."));
    }

    /** What a run notes as it goes. */
    private final class Course implements Checkpoint {
        private final StoredImport kept;
        private final long before;
        private final long begun = System.nanoTime();
        private ImportJob job;

        Course(StoredImport kept) {
            this.kept = kept;
            this.before = kept.progress().millis;
        }

        ImportProgress timed(ImportProgress progress) {
            progress.millis = before + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            return progress;
        }

        @Override
        public boolean isKept() {
            return true;
        }

        @Override
        public void reach(ImportProgress next) {
            requireHolder(kept);
            if (!queue.reach(kept.serial(), name, timed(next))) {
                throw new ImportStoppedException();
            }
        }

        /** A dry run has no transaction that lasts. */
        void beat() {
            if (stopping) {
                throw new ImportStoppedException();
            }
            if (kept.terms().dryRun()) {
                reach(job.progress());
            }
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        if (running != null) {
            running.join(PATIENCE_MILLIS);
        }
    }
}
