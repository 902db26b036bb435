package org.broadsheet.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.ndjson.NdjsonFields;
import org.broadsheet.http.ndjson.NdjsonKind;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.media.images.ImageFormat;

/**
 * NDJSON lines of media, without their files. The files are moved separately, before or after the import: by copying the
 * media folder, or by uploading the same bytes.
 */
@Singleton
class MediaNdjson implements NdjsonKind {
    private static final int PAGE_SIZE = 200;

    private final NdjsonFields json;
    private final MediaQueries queries;
    private final CacheInvalidation cacheInvalidation;

    MediaNdjson(NdjsonFields json, MediaQueries queries, CacheInvalidation cacheInvalidation) {
        this.queries = queries;
        this.json = json;
        this.cacheInvalidation = cacheInvalidation;
    }

    @Override
    public String kind() {
        return "medium";
    }

    @Override
    public String plural() {
        return "media";
    }

    @Override
    public List<ExportLine> exportAfter(ExportLine last) {
        return MediaItem.<MediaItem>find("id > ?1 ORDER BY id", last == null ? 0 : last.id())
                .page(0, PAGE_SIZE)
                .stream()
                .map(medium -> new ExportLine(medium.id, json.of(MediaExportLine.of(medium))))
                .toList();
    }

    @Override
    public Optional<ObjectNode> current(ObjectNode fields) {
        return MediaItem.byDigest(fields.path("digest").asText()).map(medium -> json.of(MediaExportLine.of(medium)));
    }

    @Override
    public ImportOutcome importLine(ObjectNode fields) {
        MediaExportLine line = json.read(fields, MediaExportLine.class);
        MediaItem existing = MediaItem.byDigest(line.digest()).orElse(null);
        if (existing == null) {
            create(line);
            return ImportOutcome.created;
        }
        if (line.id().equals(existing.publicId.toString()) && line.input().equals(MediaInput.of(existing))) {
            return ImportOutcome.unchanged;
        }
        changeId(existing, line.id());
        line.input().applyTo(existing);
        existing.updatedAt = Timestamps.now();
        MediaItem.flush();
        if (queries.isPublic(existing.id)) {
            cacheInvalidation.invalidateAll();
        }
        return ImportOutcome.updated;
    }

    /** Gives an uploaded medium the id of its export line, unless articles here already use its present id. */
    private void changeId(MediaItem existing, String id) {
        if (existing.publicId.toString().equals(id)) {
            return;
        }
        if (!queries.articlesUsing(existing.id, 1).isEmpty()) {
            throw ProblemException.invalid(
                    "/id", "this picture is the medium `" + existing.publicId + "` here, and articles show it");
        }
        requireFree(id);
        existing.publicId = UUID.fromString(id);
    }

    private static void requireFree(String id) {
        if (MediaItem.byPublicId(UUID.fromString(id)).isPresent()) {
            throw ProblemException.invalid("/id", "is another medium's here");
        }
    }

    private static void create(MediaExportLine line) {
        requireFree(line.id());
        MediaItem medium = new MediaItem();
        medium.publicId = UUID.fromString(line.id());
        medium.digest = line.digest();
        medium.name = line.name();
        medium.format = ImageFormat.valueOf(line.format());
        medium.variants = line.variants() == null ? null : ImageFormat.valueOf(line.variants());
        medium.width = line.width();
        medium.height = line.height();
        medium.bytes = line.bytes();
        medium.createdAt = line.createdAt() == null ? Timestamps.now() : line.createdAt();
        medium.updatedAt = Timestamps.now();
        line.input().applyTo(medium);
        medium.persistAndFlush();
    }
}
