package org.broadsheet.media;

import jakarta.inject.Singleton;
import java.awt.Rectangle;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.media.images.ImageFormat;
import org.broadsheet.media.images.ImageResizer;
import org.broadsheet.media.images.ImageVariant;
import org.broadsheet.media.images.ImageWorkers;
import org.broadsheet.media.storage.MediaStore;

/** Finds the files of media. A resized variant is created by its first request and then stored. */
@Singleton
class MediaFiles {
    private final MediaStore store;
    private final ImageWorkers workers;

    MediaFiles(MediaStore store, ImageWorkers workers) {
        this.store = store;
        this.workers = workers;
    }

    /**
     * A file to send.
     *
     * @param entityTag without quotes
     * @param immutable false for crops, which change with the focal point
     */
    record ServedFile(Path file, ImageFormat format, String entityTag, boolean immutable) {}

    static String keyPrefix(String digest) {
        return digest.substring(0, 2) + "/" + digest + "/";
    }

    static String originalKey(MediaItem medium) {
        return key(medium, MediaUrls.ORIGINAL, medium.format);
    }

    private static String key(MediaItem medium, String file, ImageFormat format) {
        return keyPrefix(medium.digest) + file + "." + format.extension();
    }

    /** @throws ProblemException 404 */
    CompletionStage<ServedFile> find(String medium, String file) {
        MediaItem found = MediaEditor.parseId(medium)
                .flatMap(MediaItem::byPublicId)
                .orElseThrow(() -> ProblemException.notFound("medium", medium));
        if (file.equals(MediaUrls.ORIGINAL + "." + found.format.extension())) {
            Path path = findInStore(originalKey(found)).orElseThrow(MediaFiles::fileMissing);
            return CompletableFuture.completedStage(
                    new ServedFile(path, found.format, entityTag(found, "original"), true));
        }
        ImageVariant variant = variant(found, file).orElseThrow(() -> noSuchFile(found, file));
        String name = variant.ratio() == null ? variant.name() : variant.name() + "-" + focalPointSuffix(found);
        return findOrResize(found, variant, key(found, name, found.variants))
                .thenApply(
                        path -> new ServedFile(path, found.variants, entityTag(found, name), variant.ratio() == null));
    }

    private static String entityTag(MediaItem medium, String name) {
        return medium.digest.substring(0, 16) + "-" + name;
    }

    /** Part of the key of a crop: another focal point makes another file. */
    private static String focalPointSuffix(MediaItem medium) {
        FocalPoint focus = medium.focalPoint();
        return Math.round(focus.x() * 1000) + "-" + Math.round(focus.y() * 1000);
    }

    private static Optional<ImageVariant> variant(MediaItem medium, String file) {
        if (medium.variants == null || !file.endsWith("." + medium.variants.extension())) {
            return Optional.empty();
        }
        String name = file.substring(0, file.lastIndexOf('.'));
        return ImageVariant.parse(name)
                .filter(variant -> variant.name().equals(name))
                .filter(variant -> variant.isAvailableFor(medium.width, medium.height));
    }

    private CompletionStage<Path> findOrResize(MediaItem medium, ImageVariant variant, String key) {
        Optional<Path> existing = findInStore(key);
        return existing.isPresent()
                ? CompletableFuture.completedStage(existing.get())
                : workers.submitOnce(key, () -> resize(medium, variant, key));
    }

    private Path resize(MediaItem medium, ImageVariant variant, String key) throws IOException {
        Optional<Path> existing = findInStore(key);
        if (existing.isPresent()) {
            return existing.get();
        }
        Path original = findInStore(originalKey(medium)).orElseThrow(MediaFiles::fileMissing);
        Rectangle crop = variant.crop(medium.width, medium.height, medium.focalPoint());
        Path resized = Files.createTempFile("broadsheet-", "." + medium.variants.extension());
        try {
            ImageResizer.resize(original, medium.format, crop, variant, medium.variants, resized);
            store.put(key, resized, medium.variants.mediaType());
        } finally {
            Files.deleteIfExists(resized);
        }
        return store.find(key).orElseThrow(() -> new FileNotFoundException(key));
    }

    private Optional<Path> findInStore(String key) {
        try {
            return store.find(key);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProblemException fileMissing() {
        return new ProblemException(
                ErrorCode.NOT_FOUND,
                "The server knows the medium, but its file is not here yet: upload the file to `/v1/media`, or copy the"
                        + " media folder.");
    }

    private static ProblemException noSuchFile(MediaItem medium, String file) {
        String detail = medium.variants == null
                ? "it has no other sizes; use `original." + medium.format.extension() + "`"
                : "there is `original." + medium.format.extension() + "`, and, with the extension `."
                        + medium.variants.extension() + "`, " + ImageVariant.describeAll();
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no `" + file + "`: " + detail + ".");
    }
}
