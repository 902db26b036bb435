package org.broadsheet.media;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.paging.SerialOrder;
import org.broadsheet.media.images.ImageFormat;
import org.broadsheet.media.images.ImageUpload.ProcessedImage;

/** Reads and writes the rows of media. */
@Singleton
public class MediaQueries {
    private static final SerialOrder NEWEST_FIRST = new SerialOrder("id", true);

    private static final String SELECT = """
            SELECT medium.*, (SELECT count(*) FROM article_medium used WHERE used.medium_id = medium.id) AS used_by
            FROM medium""";

    private final Database database;
    private final MediaUrls urls;

    MediaQueries(Database database, MediaUrls urls) {
        this.database = database;
        this.urls = urls;
    }

    /** Newest first. */
    Page<MediaView> page(int limit, Cursor cursor, boolean exactCount) {
        Sql select = Sql.of(SELECT).then("WHERE true");
        return NEWEST_FIRST.page(database, "media", select, limit, cursor, exactCount ? count() : null, this::view);
    }

    private long count() {
        return database.first(Sql.of("SELECT count(*) AS count FROM medium"), row -> row.number("count"))
                .orElseThrow();
    }

    Optional<MediaView> find(UUID publicId) {
        return database.first(Sql.of(SELECT).then("WHERE medium.public_id = ?", publicId), this::view);
    }

    /** The fields of a medium that an article referring to it needs. */
    public record ReferencedMedium(UUID publicId, long id, String alt, String credit) {}

    /** Finds the media that exist and locks them against deletion until the transaction ends. */
    public Map<UUID, ReferencedMedium> findAndLock(Collection<UUID> publicIds) {
        return database
                .list(
                        Sql.of(
                                "SELECT public_id, id, alt, credit FROM medium WHERE public_id = ANY (?::uuid[])"
                                        + " ORDER BY id FOR KEY SHARE",
                                publicIds.stream().map(UUID::toString).toList()),
                        row -> new ReferencedMedium(
                                row.uuid("public_id"), row.number("id"), row.text("alt"), row.text("credit")))
                .stream()
                .collect(Collectors.toMap(ReferencedMedium::publicId, medium -> medium));
    }

    /** Locks the digest: no other transaction stores or deletes its file until this one ends. */
    void lock(String digest) {
        database.lock("medium " + digest);
    }

    /** @return false if a medium with the same digest exists */
    boolean insert(UUID publicId, String name, ProcessedImage image, UUID createdBy) {
        return database.update(Sql.of(
                        """
                INSERT INTO medium (public_id, digest, name, format, variants, width, height, bytes, created_by,
                                    created_at, updated_at, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, now(), now(), 0)
                ON CONFLICT (digest) DO NOTHING""",
                        publicId,
                        image.digest(),
                        name,
                        image.format().name(),
                        image.variants() == null ? null : image.variants().name(),
                        image.width(),
                        image.height(),
                        image.bytes(),
                        createdBy))
                == 1;
    }

    /**
     * Whether a published article uses the medium. Until the transaction ends, no other article can begin to use it, and
     * none that uses it can be published.
     */
    boolean isPublic(long id) {
        database.first(Sql.of("SELECT FROM medium WHERE id = ? FOR UPDATE", id), row -> true);
        return database.list(Sql.of("""
                        SELECT article.status FROM article_medium used JOIN article ON article.id = used.article_id
                        WHERE used.medium_id = ? ORDER BY article.id FOR SHARE OF article""", id), row -> row.text("status")).contains("published");
    }

    /** Slugs of articles that use the medium. */
    List<String> articlesUsing(long id, int limit) {
        return database.list(Sql.of("""
                        SELECT article.slug FROM article_medium used JOIN article ON article.id = used.article_id
                        WHERE used.medium_id = ? ORDER BY used.article_id LIMIT ?""", id, limit), row -> row.text("slug"));
    }

    void scheduleFileDeletion(String digest) {
        database.update(Sql.of("INSERT INTO medium_file_deletion (digest) VALUES (?) ON CONFLICT DO NOTHING", digest));
    }

    List<String> scheduledFileDeletions() {
        return database.list(Sql.of("SELECT digest FROM medium_file_deletion LIMIT 100"), row -> row.text("digest"));
    }

    void removeFileDeletion(String digest) {
        database.update(Sql.of("DELETE FROM medium_file_deletion WHERE digest = ?", digest));
    }

    private MediaView view(Row row) throws SQLException {
        UUID id = row.uuid("public_id");
        ImageFormat format = ImageFormat.valueOf(row.text("format"));
        ImageFormat variants = row.text("variants") == null ? null : ImageFormat.valueOf(row.text("variants"));
        int width = row.integer("width");
        int height = row.integer("height");
        return new MediaView(
                id,
                row.text("name"),
                format.mediaType(),
                urls.original(id, format),
                width,
                height,
                row.number("bytes"),
                urls.srcset(id, format, variants, width, height),
                urls.crops(id, variants, width, height),
                row.text("alt"),
                row.text("credit"),
                row.text("caption"),
                row.text("focal_x") == null ? null : new FocalPoint(row.real("focal_x"), row.real("focal_y")),
                row.integer("used_by"),
                row.time("created_at"),
                row.time("updated_at"),
                row.integer("version"));
    }
}
