package org.broadsheet.articles.writing;

import java.util.Set;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;

/** All that is wrong with an article is that others it refers to are not there: they may be on their way. */
public final class MissingArticlesException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> names;

    MissingArticlesException(FieldErrors faults, Set<String> names) {
        super(ErrorCode.INVALID_CONTENT, faults.detail(), faults.all());
        this.names = Set.copyOf(names);
    }

    /** As the article named them. */
    public Set<String> names() {
        return names;
    }
}
