package org.broadsheet.articles.writing;

import org.broadsheet.articles.Article;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.hibernate.exception.ConstraintViolationException;

/** Turns violated unique constraints of articles into problems. */
final class UniqueConstraintProblems {
    private UniqueConstraintProblems() {}

    /** Returns a 409 or 422, or the violation itself when it is of another constraint. */
    static RuntimeException of(ConstraintViolationException violation, Article article) {
        return switch (String.valueOf(violation.getConstraintName())) {
            case "article_slug_unique" -> SlugGenerator.slugTaken(article.slug);
            case "article_translation_unique" ->
                ProblemException.invalid(
                        "/language", "another translation of the article has the language `" + article.language + "`");
            case "article_external_id_unique" ->
                new ProblemException(
                        ErrorCode.CONFLICT,
                        FieldError.at("/externalId", "another article has this external id already"));
            default -> violation;
        };
    }
}
