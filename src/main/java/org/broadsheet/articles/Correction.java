package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.http.values.NotBlankText;

/**
 * A note to readers on what was wrong in an article, plain text.
 *
 * @param at when it was corrected; the moment it is written unless given
 */
public record Correction(
        @PastOrPresent(message = "must not lie in the future") @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant at,

        @NotBlankText(message = "is needed: what was wrong, and is right now")
        @Size(max = 2000, message = "must have at most 2000 characters")
        String text) {

    /** Newest first, each with its time: one that is known already keeps the time it has. */
    public static List<Correction> normalized(List<Correction> given, List<Correction> known, Instant now) {
        return given.stream()
                .map(each -> new Correction(each.at(), each.text().strip().replaceAll("\\s+", " ")))
                .map(each -> each.at() != null ? each : each.withTime(known, now))
                .distinct()
                .sorted(Comparator.comparing(Correction::at).reversed())
                .toList();
    }

    private Correction withTime(List<Correction> known, Instant now) {
        return known.stream()
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElse(new Correction(now, text));
    }
}
