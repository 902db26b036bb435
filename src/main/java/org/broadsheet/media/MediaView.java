package org.broadsheet.media;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.http.responses.Versioned;

/**
 * A medium as the newsroom gets it.
 *
 * @param bytes of the file
 * @param srcset null when no smaller ones are made
 * @param crops the ratios that it can be had in
 * @param usedBy in how many articles it is, drafts and all
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

    /** What is cut from a picture around its focal point. */
    public record Crop(String ratio, String srcset) {}
}
