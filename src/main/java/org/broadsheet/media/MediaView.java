package org.broadsheet.media;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.http.responses.Versioned;

/**
 * A medium in responses.
 *
 * @param bytes size of the file
 * @param srcset null if there are no resized variants
 * @param crops the available aspect ratios
 * @param usedBy number of articles that use it, including drafts
 */
public record MediaView(
        UUID id,
        String name,
        String type,
        String url,
        int width,
        int height,
        long bytes,
        String srcset,
        List<Crop> crops,
        String alt,
        String credit,
        String caption,
        FocalPoint focalPoint,
        int usedBy,
        Instant createdAt,
        Instant updatedAt,
        int version)
        implements Versioned {

    /** Crops of one aspect ratio around the focal point. */
    public record Crop(String ratio, String srcset) {}
}
