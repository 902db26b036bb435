package org.broadsheet.articles;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.security.Caller;
import org.broadsheet.security.KeyHolder;

/**
 * Whose an article is: the key's that made it, and the author's in its byline. An author's key may write its own only;
 * it may read all of them, as any key may.
 */
@Singleton
public class ArticleOwnership {
    private final Database database;
    private final Caller caller;

    ArticleOwnership(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    public void requireWriteAccess(Article article) {
        requireWriteAccess(article.id, article.createdBy);
    }

    /**
     * @param createdBy the key that made the article, null for the first admin key
     * @throws ProblemException 403 when the caller may write its own articles only, and this is none of them
     */
    public void requireWriteAccess(long articleId, UUID createdBy) {
        KeyHolder holder = caller.holder();
        boolean may = !caller.isConfinedToOwn()
                || holder != null && holder.id() != null && holder.id().equals(createdBy)
                || holder != null && holder.authorId() != null && isAuthor(holder.authorId(), articleId);
        if (!may) {
            throw new ProblemException(
                    ErrorCode.ROLE_TOO_SMALL,
                    "An author's key may write the articles that it made, and those by the author it is bound to."
                            + " Use an editor's.");
        }
    }

    private boolean isAuthor(long authorId, long articleId) {
        return database.first(
                        Sql.of(
                                "SELECT 1 FROM article_author WHERE article_id = ? AND author_id = ?",
                                articleId,
                                authorId),
                        row -> true)
                .isPresent();
    }
}
