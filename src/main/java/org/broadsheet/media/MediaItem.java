package org.broadsheet.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.media.images.ImageFormat;

/** An uploaded image. Its file never changes, its description may. */
@Entity
@Table(name = "medium")
public class MediaItem extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "public_id")
    public UUID publicId;

    /** SHA-256 of the file. */
    public String digest;

    /** Name of the uploaded file. */
    public String name;

    @Enumerated(EnumType.STRING)
    public ImageFormat format;

    /** Format of the resized variants; null if there are none. */
    @Enumerated(EnumType.STRING)
    public ImageFormat variants;

    public int width;
    public int height;
    public long bytes;
    public String alt;
    public String credit;
    public String caption;

    @Column(name = "focal_x")
    public Double focalX;

    @Column(name = "focal_y")
    public Double focalY;

    /** The API key that uploaded it; null for the first admin key. */
    @Column(name = "created_by")
    public UUID createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Version
    public int version;

    static Optional<MediaItem> byPublicId(UUID publicId) {
        return find("publicId", publicId).firstResultOptional();
    }

    static Optional<MediaItem> byPublicIdForUpdate(UUID publicId) {
        return find("publicId", publicId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<MediaItem> byDigest(String digest) {
        return find("digest", digest).firstResultOptional();
    }

    /** The centre unless a focal point was set. */
    FocalPoint focalPoint() {
        return focalX == null ? FocalPoint.CENTRE : new FocalPoint(focalX, focalY);
    }
}
