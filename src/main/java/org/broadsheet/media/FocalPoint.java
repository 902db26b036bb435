package org.broadsheet.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** The most important point of an image, from 0 to 1 from the left and from the top. Crops are cut around it. */
public record FocalPoint(
        @NotNull(message = "is needed: from 0, the left, to 1")
        @DecimalMin(value = "0", message = "must be from 0 to 1")
        @DecimalMax(value = "1", message = "must be from 0 to 1")
        Double x,

        @NotNull(message = "is needed: from 0, the top, to 1")
        @DecimalMin(value = "0", message = "must be from 0 to 1")
        @DecimalMax(value = "1", message = "must be from 0 to 1")
        Double y) {

    public static final FocalPoint CENTRE = new FocalPoint(0.5, 0.5);

    static FocalPoint of(Double x, Double y) {
        return x == null ? null : new FocalPoint(x, y);
    }
}
