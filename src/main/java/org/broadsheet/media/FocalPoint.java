package org.broadsheet.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** Where a picture matters most: what is cut from it is cut around this. From 0 to 1, from the left and from the top. */
public record FocalPoint(
        @NotNull(message = "is needed: from 0, the left, to 1")
        @DecimalMin(value = "0", message = "must be from 0 to 1")
        @DecimalMax(value = "1", message = "must be from 0 to 1")
        Double x,

        @NotNull(message = "is needed: from 0, the top, to 1")
        @DecimalMin(value = "0", message = "must be from 0 to 1")
        @DecimalMax(value = "1", message = "must be from 0 to 1")
        Double y) {

    static FocalPoint of(Double x, Double y) {
        return x == null ? null : new FocalPoint(x, y);
    }
}
