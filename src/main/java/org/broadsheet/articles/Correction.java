package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.http.values.NotBlankText;

/**
 * A note to readers about an error in an article.
 *
 * @param at the time of the correction; the time of the write unless given
 * @param text plain text
 */
public record Correction(
        @PastOrPresent(message = "must not lie in the future") @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant at,

        @NotBlankText(message = "is needed: what was wrong, and is right now")
        @Size(max = 2000, message = "must have at most 2000 characters")
        String text) {

    /**
     * Sorts corrections newest first, collapses white space and sets missing times.
     *
     * @param existing the stored corrections; a correction with the same text keeps its time
     */
    public static List<Correction> normalized(List<Correction> corrections, List<Correction> existing, Instant now) {
        return corrections.stream()
                .map(correction -> new Correction(
                        correction.at(), correction.text().strip().replaceAll("\\s+", " ")))
                .map(correction -> correction.at() != null ? correction : correction.withTime(existing, now))
                .distinct()
                .sorted(Comparator.comparing(Correction::at).reversed())
                .toList();
    }

    private Correction withTime(List<Correction> existing, Instant now) {
        return existing.stream()
                .filter(correction -> correction.text().equals(text))
                .findFirst()
                .orElse(new Correction(now, text));
    }
}
