package org.broadsheet.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

/** The editable fields of a medium. */
public record MediaInput(
        @Size(max = 1000, message = "must have at most 1000 characters")
        String alt,

        @Size(max = 500, message = "must have at most 500 characters")
        String credit,

        @Size(max = 2000, message = "must have at most 2000 characters")
        String caption,

        @Valid FocalPoint focalPoint) {

    static MediaInput of(MediaItem medium) {
        return new MediaInput(medium.alt, medium.credit, medium.caption, FocalPoint.of(medium.focalX, medium.focalY));
    }

    void applyTo(MediaItem medium) {
        medium.alt = alt;
        medium.credit = credit;
        medium.caption = caption;
        medium.focalX = focalPoint == null ? null : focalPoint.x();
        medium.focalY = focalPoint == null ? null : focalPoint.y();
    }
}
