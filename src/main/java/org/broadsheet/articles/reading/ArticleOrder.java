package org.broadsheet.articles.reading;

import java.util.List;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/**
 * The order of a list.
 *
 * @param window over which views are counted; null in every order but that by views
 */
public record ArticleOrder(ArticleSort sort, ViewWindow window) {
    /** The key of what is in the order of views: touched whenever some were added up. */
    public static final String MOST_READ = "most-read";

    private static final ViewWindow DEFAULT_WINDOW = ViewWindow.DAY;

    /** @throws ProblemException 400 for a window where no views are counted */
    public static ArticleOrder of(ArticleSort sort, ViewWindow window) {
        if (sort == ArticleSort.VIEWS) {
            return new ArticleOrder(sort, window == null ? DEFAULT_WINDOW : window);
        }
        if (window != null) {
            FieldError fault = FieldError.inParameter("window", "is for `sort=-views` alone");
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, fault.message(), List.of(fault));
        }
        return new ArticleOrder(sort, null);
    }

    /** What cursors of the order are marked with. */
    String cursorLabel() {
        return window == null ? sort.parameterValue() : sort.parameterValue() + " " + window.period();
    }

    public boolean isByViews() {
        return window != null;
    }
}
