package org.broadsheet.media;

import java.util.UUID;
import org.broadsheet.media.images.ImageFormat;

/**
 * The fields of a medium that articles show.
 *
 * @param variants format of the resized variants; null if there are none
 */
public record MediaSummary(
        UUID id,
        ImageFormat format,
        ImageFormat variants,
        int width,
        int height,
        String alt,
        String credit,
        String caption,
        Double focalX,
        Double focalY) {

    /** SQL column with this record as JSON, for a query that selects from {@code article}. */
    public static final String COLUMN = """
            CASE WHEN article.medium_id IS NOT NULL THEN
                (SELECT json_build_object('id', shown.public_id, 'format', shown.format, 'variants', shown.variants,
                            'width', shown.width, 'height', shown.height, 'alt', shown.alt, 'credit', shown.credit,
                            'caption', shown.caption, 'focalX', shown.focal_x, 'focalY', shown.focal_y)
                 FROM medium shown WHERE shown.id = article.medium_id) END AS medium""";

    public FocalPoint focalPoint() {
        return FocalPoint.of(focalX, focalY);
    }
}
