package org.broadsheet.articles;

import java.util.Locale;

/** An article to be filed, with its body rendered: the part of the work that needs no database. */
public record Manuscript(ArticleInput input, RenderedBody body) {
    /** @throws org.broadsheet.platform.problem.ProblemException 422 when the body's markup is beyond reason */
    public static Manuscript of(ArticleInput input) {
        BodyFormat format = input.bodyFormat() == null ? BodyFormat.markdown : input.bodyFormat();
        Locale language =
                input.language() == null ? Locale.ROOT : input.language().locale();
        return new Manuscript(input, RenderedBody.of(format, input.body(), language));
    }
}
