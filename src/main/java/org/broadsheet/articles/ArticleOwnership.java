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
 * Checks whether the calling key may write an article. A key with the role author may write only the articles that it
 * created and those of the author it is bound to; it may read all articles, as any key may.
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
     * @param createdBy the key that created the article, null for the first admin key
     * @throws ProblemException 403 when the caller may write only its own articles and this is not one of them
     */
    public void requireWriteAccess(long articleId, UUID createdBy) {
        KeyHolder holder = caller.holder();
        boolean may = !caller.isLimitedToOwnArticles()
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
        return database.exists(
                Sql.of("SELECT 1 FROM article_author WHERE article_id = ? AND author_id = ?", articleId, authorId));
    }
}
