package org.broadsheet.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.media.images.ImageUpload;
import org.broadsheet.media.images.ImageUpload.Taken;
import org.broadsheet.media.images.ImageWorkers;
import org.broadsheet.media.storage.MediaStore;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;

/**
 * Brings media in and out. A file is in the store before its row is, and leaves after it: what the database knows is
 * there. Those who bring and delete the same bytes do so one after the other.
 */
@Singleton
public class MediaWriter {
    private static final Logger LOG = Logger.getLogger(MediaWriter.class);
    private static final int SECONDS_TO_TAKE = 20;
    private static final int USERS_NAMED = 3;

    private final ImageUpload intake;
    private final ImageWorkers darkroom;
    private final MediaStore store;
    private final MediaQueries queries;

    MediaWriter(ImageUpload intake, ImageWorkers darkroom, MediaStore store, MediaQueries queries) {
        this.intake = intake;
        this.darkroom = darkroom;
        this.store = store;
        this.queries = queries;
    }

    /** @param created false when these bytes were a medium already */
    public record Kept(MediaItem medium, boolean created) {}

    /**
     * Runs in the caller's transaction.
     *
     * @param file overwritten with what is kept of it
     * @param kept whether the file is to be kept, too
     * @throws ProblemException 415, 422, 503 or 507
     */
    public Kept keep(Path file, String name, UUID createdBy, boolean kept) {
        Taken taken = take(file);
        queries.lock(taken.digest());
        boolean created = queries.insert(UuidVersion7Strategy.INSTANCE.generateUuid(null), name, taken, createdBy);
        MediaItem medium = MediaItem.byDigest(taken.digest()).orElseThrow();
        if (kept) {
            put(MediaFiles.original(medium), file, medium.format.mediaType());
        }
        return new Kept(medium, created);
    }

    private Taken take(Path file) {
        try {
            return darkroom.work(() -> intake.take(file)).get(SECONDS_TO_TAKE, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ProblemException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException busy) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "Too many pictures are coming in. Try again shortly.")
                    .header("Retry-After", "5");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private void put(String key, Path file, String mediaType) {
        try {
            store.put(key, file, mediaType);
        } catch (IOException failure) {
            LOG.warnf("A medium could not be kept: %s", failure);
            throw new ProblemException(
                    ErrorCode.INSUFFICIENT_STORAGE, "The server could not store this file. Nothing was changed.");
        }
    }

    /** @throws ProblemException 409 when an article shows it */
    void delete(MediaItem medium) {
        List<String> users = queries.users(medium.id, USERS_NAMED);
        if (!users.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.IN_USE,
                    "It is shown by " + String.join(", ", users)
                            + (users.size() < USERS_NAMED ? "" : " and perhaps others")
                            + ": give those articles another image first.");
        }
        queries.doom(medium.digest);
        medium.delete();
        MediaItem.flush();
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        queries.doomed().forEach(digest -> QuarkusTransaction.requiringNew().run(() -> sweep(digest)));
    }

    private void sweep(String digest) {
        queries.lock(digest);
        try {
            if (MediaItem.byDigest(digest).isEmpty()) {
                store.delete(MediaFiles.folder(digest));
            }
            queries.forget(digest);
        } catch (IOException later) {
            LOG.warnf("The files of a deleted medium are still there, and will be tried again: %s", later);
        }
    }
}
