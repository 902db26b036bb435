package org.broadsheet.articles.references;

import java.util.Set;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;

/** The only errors of an article are references to articles that do not exist. An import may still create them. */
public final class MissingArticlesException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> names;

    MissingArticlesException(FieldErrors errors, Set<String> names) {
        super(ErrorCode.INVALID_CONTENT, errors.detail(), errors.all());
        this.names = Set.copyOf(names);
    }

    /** Slugs or ids of the missing articles, as the input has them. */
    public Set<String> names() {
        return names;
    }
}
