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
 * Creates and deletes media. A file is stored before its row is committed and deleted after its row, so the file of every
 * row exists. A lock on the digest serializes uploads and deletions of the same bytes.
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

    MediaWriter(ImageUpload imageUpload, ImageWorkers workers, MediaStore store, MediaQueries queries) {
        this.imageUpload = imageUpload;
        this.workers = workers;
        this.store = store;
        this.queries = queries;
    }

    /** @param created false if a medium with the same bytes existed */
    public record Uploaded(MediaItem medium, boolean created) {}

    /**
     * Processes an upload and stores it. Runs in the caller's transaction.
     *
     * @param file overwritten with the processed image
     * @param storeFile false for a dry run
     * @throws ProblemException 415, 422, 503 or 507
     */
    public Uploaded upload(Path file, String name, UUID createdBy, boolean storeFile) {
        ProcessedImage image = process(file);
        queries.lock(image.digest());
        boolean created = queries.insert(UuidVersion7Strategy.INSTANCE.generateUuid(null), name, image, createdBy);
        MediaItem medium = MediaItem.byDigest(image.digest()).orElseThrow();
        if (storeFile) {
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
            throw new ProblemException(ErrorCode.UNAVAILABLE, "Too many images are being uploaded. Try again shortly.")
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
            LOG.warnf("Cannot store the file of a medium: %s", failure);
            throw new ProblemException(
                    ErrorCode.INSUFFICIENT_STORAGE, "The server could not store this file. Nothing was changed.");
        }
    }

    /** @throws ProblemException 409 if an article uses it */
    void delete(MediaItem medium) {
        List<String> slugs = queries.articlesUsing(medium.id, MAX_ARTICLES_NAMED);
        if (!slugs.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.IN_USE,
                    "It is used by " + String.join(", ", slugs)
                            + (slugs.size() < MAX_ARTICLES_NAMED ? "" : " and possibly others")
                            + ": give those articles another image first.");
        }
        queries.scheduleFileDeletion(medium.digest);
        medium.delete();
        MediaItem.flush();
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteScheduledFiles() {
        queries.scheduledFileDeletions()
                .forEach(digest -> QuarkusTransaction.requiringNew().run(() -> deleteFiles(digest)));
    }

    private void deleteFiles(String digest) {
        queries.lock(digest);
        try {
            if (MediaItem.byDigest(digest).isEmpty()) {
                store.delete(MediaFiles.keyPrefix(digest));
            }
            queries.removeFileDeletion(digest);
        } catch (IOException failure) {
            LOG.warnf("Cannot delete the files of a deleted medium; the next run tries again: %s", failure);
        }
    }
}
