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
import org.broadsheet.media.images.ImageUpload.ProcessedImage;
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
    private static final int PROCESSING_TIMEOUT_SECONDS = 20;
    private static final int MAX_ARTICLES_NAMED = 3;

    private final ImageUpload imageUpload;
    private final ImageWorkers workers;
    private final MediaStore store;
    private final MediaQueries queries;

    MediaWriter(ImageUpload intake, ImageWorkers darkroom, MediaStore store, MediaQueries queries) {
        this.imageUpload = intake;
        this.workers = darkroom;
        this.store = store;
        this.queries = queries;
    }

    /** @param created false when these bytes were a medium already */
    public record Uploaded(MediaItem medium, boolean created) {}

    /**
     * Runs in the caller's transaction.
     *
     * @param file overwritten with what is kept of it
     * @param kept whether the file is to be kept, too
     * @throws ProblemException 415, 422, 503 or 507
     */
    public Uploaded upload(Path file, String name, UUID createdBy, boolean kept) {
        ProcessedImage taken = process(file);
        queries.lock(taken.digest());
        boolean created = queries.insert(UuidVersion7Strategy.INSTANCE.generateUuid(null), name, taken, createdBy);
        MediaItem medium = MediaItem.byDigest(taken.digest()).orElseThrow();
        if (kept) {
            store(MediaFiles.originalKey(medium), file, medium.format.mediaType());
        }
        return new Uploaded(medium, created);
    }

    private ProcessedImage process(Path file) {
        try {
            return workers.submit(() -> imageUpload.process(file)).get(PROCESSING_TIMEOUT_SECONDS, TimeUnit.SECONDS);
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

    private void store(String key, Path file, String mediaType) {
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
        List<String> users = queries.articlesUsing(medium.id, MAX_ARTICLES_NAMED);
        if (!users.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.IN_USE,
                    "It is shown by " + String.join(", ", users)
                            + (users.size() < MAX_ARTICLES_NAMED ? "" : " and perhaps others")
                            + ": give those articles another image first.");
        }
        queries.scheduleFileDeletion(medium.digest);
        medium.delete();
        MediaItem.flush();
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteScheduledFiles() {
        queries.scheduledFileDeletions().forEach(digest -> QuarkusTransaction.requiringNew().run(() -> deleteScheduledFiles(digest)));
    }

    private void deleteScheduledFiles(String digest) {
        queries.lock(digest);
        try {
            if (MediaItem.byDigest(digest).isEmpty()) {
                store.delete(MediaFiles.keyPrefix(digest));
            }
            queries.removeFileDeletion(digest);
        } catch (IOException later) {
            LOG.warnf("The files of a deleted medium are still there, and will be tried again: %s", later);
        }
    }
}
