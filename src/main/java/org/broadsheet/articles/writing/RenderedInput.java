package org.broadsheet.articles.writing;

import java.util.Locale;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.rendering.RenderedBody;

/**
 * An article to be filed, with its body rendered: the part of the work that needs no database.
 *
 * @param fromElsewhere whether what it plans may have come to pass on the way
 */
public record RenderedInput(ArticleInput input, RenderedBody body, boolean allowPastTimes) {
    /** @throws org.broadsheet.http.problem.ProblemException 422 when the body's markup is beyond reason */
    public static RenderedInput of(ArticleInput input) {
        return of(input, false);
    }

    /** @throws org.broadsheet.http.problem.ProblemException 422 likewise */
    public static RenderedInput allowingPastTimes(ArticleInput input) {
        return of(input, true);
    }

    private static RenderedInput of(ArticleInput input, boolean fromElsewhere) {
        BodyFormat format = input.bodyFormat() == null ? BodyFormat.markdown : input.bodyFormat();
        Locale language =
                input.language() == null ? Locale.ROOT : input.language().locale();
        return new RenderedInput(input, RenderedBody.of(format, input.body(), language), fromElsewhere);
    }
}
