package org.broadsheet.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** The NDJSON line of a medium in exports. It has the digest of the file instead of the file itself. */
record MediaExportLine(
        @NotNull(message = "is needed")
        @Pattern(regexp = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", message = "must be a UUID in lower case")
        String id,

        @NotNull(message = "is needed: the SHA-256 of the file")
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in hexadecimal digits")
        String digest,

        @NotNull(message = "is needed") @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @NotNull(message = "is needed")
        @Pattern(regexp = "JPEG|PNG|GIF|WEBP", message = "must be JPEG, PNG, GIF or WEBP")
        String format,

        @Pattern(regexp = "JPEG|PNG", message = "must be JPEG or PNG")
        String variants,

        @NotNull(message = "is needed")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 1_000_000, message = "must be at most 1000000")
        Integer width,

        @NotNull(message = "is needed")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 1_000_000, message = "must be at most 1000000")
        Integer height,

        @NotNull(message = "is needed") @Min(value = 1, message = "must be at least 1")
        Long bytes,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String alt,

        @Size(max = 500, message = "must have at most 500 characters")
        String credit,

        @Size(max = 2000, message = "must have at most 2000 characters")
        String caption,

        @Valid FocalPoint focalPoint,
        Instant createdAt) {

    static MediaExportLine of(MediaItem medium) {
        return new MediaExportLine(
                medium.publicId.toString(),
                medium.digest,
                medium.name,
                medium.format.name(),
                medium.variants == null ? null : medium.variants.name(),
                medium.width,
                medium.height,
                medium.bytes,
                medium.alt,
                medium.credit,
                medium.caption,
                FocalPoint.of(medium.focalX, medium.focalY),
                medium.createdAt);
    }

    MediaInput input() {
        return new MediaInput(alt, credit, caption, focalPoint);
    }
}
