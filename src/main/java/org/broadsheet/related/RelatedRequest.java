package org.broadsheet.related;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.Slug;

/**
 * A request for articles related to a text, or to the articles that a reader has read; or several such requests, for the
 * slots of one page.
 *
 * @param name name of a slot; only allowed within {@code slots}
 */
public record RelatedRequest(
        @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
        String name,

        @Size(min = 1, max = 100_000, message = "must have 1 to 100000 characters")
        String text,

        @Size(max = 300, message = "must have at most 300 characters")
        String title,

        @Size(min = 1, max = 50, message = "must list 1 to 50 articles")
        List<@NotNull(message = "must be a slug") Slug> articles,

        LanguageTag language,
        String category,
        String tag,
        String author,
        String within,
        String halfLife,
        String asOf,

        @Min(value = 1, message = "must be 1 to 50") @Max(value = 50, message = "must be 1 to 50")
        Integer perCategory,

        @Min(value = 1, message = "must be 1 to 50") @Max(value = 50, message = "must be 1 to 50")
        Integer perSource,

        @Size(max = 100, message = "may list at most 100 articles")
        List<@NotNull(message = "must be a slug") Slug> exclude,

        @Min(value = 1, message = "must be 1 to 50") @Max(value = 50, message = "must be 1 to 50")
        Integer limit,

        Boolean explain,

        @Size(min = 1, max = 20, message = "must list 1 to 20 slots")
        List<@NotNull(message = "must be a slot") @Valid RelatedRequest> slots) {

    /** Whether it has other fields than {@code slots} and those that apply to all slots. */
    boolean hasFieldsOfSlots() {
        return Stream.of(name, text, title, articles, category, tag, author, within, halfLife, asOf)
                        .anyMatch(Objects::nonNull)
                || Stream.of(perCategory, perSource, limit).anyMatch(Objects::nonNull);
    }
}
