package org.broadsheet.articles.reading;

import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/**
 * The order of a list.
 *
 * @param window the period of the view counts; null unless sorted by views
 */
public record ArticleOrder(ArticleSort sort, ViewWindow window) {
    /** The surrogate key of lists sorted by views; invalidated whenever view counts change. */
    public static final String MOST_READ = "most-read";

    private static final ViewWindow DEFAULT_WINDOW = ViewWindow.DAY;

    /** @throws ProblemException 400 for a window without {@link ArticleSort#VIEWS} */
    public static ArticleOrder of(ArticleSort sort, ViewWindow window) {
        if (sort == ArticleSort.VIEWS) {
            return new ArticleOrder(sort, window == null ? DEFAULT_WINDOW : window);
        }
        if (window != null) {
            throw new ProblemException(
                    ErrorCode.INVALID_PARAMETER, FieldError.inParameter("window", "is for `sort=-views` alone"));
        }
        return new ArticleOrder(sort, null);
    }

    public boolean isByViews() {
        return window != null;
    }
}
