package org.broadsheet.articles.writing;

import java.util.Locale;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.rendering.RenderedBody;

/**
 * An article input with its body rendered to HTML. Rendering needs no database and can be done before the transaction.
 *
 * @param allowPastTimes accepts times of publication and expiry in the past and applies them at once, for imports and
 *     restored revisions; otherwise they are errors
 */
public record RenderedInput(ArticleInput input, RenderedBody body, boolean allowPastTimes) {
    /** @throws org.broadsheet.http.problem.ProblemException 422 when the body's markup exceeds its limits */
    public static RenderedInput of(ArticleInput input) {
        return of(input, false);
    }

    /** @throws org.broadsheet.http.problem.ProblemException 422 when the body's markup exceeds its limits */
    public static RenderedInput allowingPastTimes(ArticleInput input) {
        return of(input, true);
    }

    private static RenderedInput of(ArticleInput input, boolean allowPastTimes) {
        BodyFormat format = input.bodyFormat() == null ? BodyFormat.markdown : input.bodyFormat();
        Locale language =
                input.language() == null ? Locale.ROOT : input.language().locale();
        return new RenderedInput(input, RenderedBody.of(format, input.body(), language), allowPastTimes);
    }
}
