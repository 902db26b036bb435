package org.broadsheet.articles;

import java.util.Locale;

/**
 * An article to be filed, with its body rendered: the part of the work that needs no database.
 *
 * @param fromElsewhere whether what it plans may have come to pass on the way
 */
public record Manuscript(ArticleInput input, RenderedBody body, boolean fromElsewhere) {
    /** @throws org.broadsheet.platform.problem.ProblemException 422 when the body's markup is beyond reason */
    public static Manuscript of(ArticleInput input) {
        return of(input, false);
    }

    /** @throws org.broadsheet.platform.problem.ProblemException 422 likewise */
    public static Manuscript fromElsewhere(ArticleInput input) {
        return of(input, true);
    }

    private static Manuscript of(ArticleInput input, boolean fromElsewhere) {
        BodyFormat format = input.bodyFormat() == null ? BodyFormat.markdown : input.bodyFormat();
        Locale language =
                input.language() == null ? Locale.ROOT : input.language().locale();
        return new Manuscript(input, RenderedBody.of(format, input.body(), language), fromElsewhere);
    }
}
