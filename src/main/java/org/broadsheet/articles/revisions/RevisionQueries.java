package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.revisions.Revision.Difference;
import org.broadsheet.articles.writing.ReferenceResolver;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.security.Actor;

/** Reads what articles were. */
@Singleton
public class RevisionQueries {
    private static final String ORDER = "revision";
    private static final String COLUMNS = "number, at, actor_id, actor_name, action, restored_from, fields";

    private final Database database;
    private final ReferenceResolver references;
    private final RevisionWriter revisions;
    private final ArticleSnapshotQuery sources;

    RevisionQueries(
            Database database, ReferenceResolver references, RevisionWriter revisions, ArticleSnapshotQuery sources) {
        this.database = database;
        this.references = references;
        this.revisions = revisions;
        this.sources = sources;
    }

    /**
     * The row of the article addressed, which has a history from now on.
     *
     * @throws ProblemException 404
     */
    long articleId(String address) {
        long id = references
                .findArticle(new SlugOrId(address))
                .orElseThrow(() -> ProblemException.notFound("article", address))
                .id();
        revisions.recordInitial(List.of(id));
        return id;
    }

    /** The latest first. */
    Page<Revision> page(long articleId, int limit, Cursor cursor) {
        Sql sql = Sql.of("SELECT " + COLUMNS + " FROM article_revision WHERE article_id = ?", articleId)
                .thenIf(
                        cursor != null,
                        "AND number < ?",
                        cursor == null ? null : cursor.in(ORDER).id())
                .then("ORDER BY number DESC LIMIT ?", limit + 1);
        return Page.of(
                database.list(sql, row -> revision(row, null)),
                limit,
                last -> new Cursor(ORDER, "", last.number()),
                null);
    }

    /** @throws ProblemException 404 */
    public Revision get(long articleId, int number) {
        return find(articleId, number).orElseThrow(() -> notFound(number));
    }

    public Optional<Revision> find(long articleId, int number) {
        return database.first(
                Sql.of(
                        "SELECT " + COLUMNS + ", content FROM article_revision WHERE article_id = ? AND number = ?",
                        articleId,
                        number),
                row -> revision(row, sources.parseObject(row.text("content"))));
    }

    /**
     * @param against the number of another revision, null for the one before
     * @throws ProblemException 404 or 422
     */
    Difference difference(long articleId, int number, Integer against) {
        ObjectNode to = ArticleSnapshot.comparable(get(articleId, number).content());
        Integer from = against == null ? previousNumber(articleId, number) : against;
        if (from == null) {
            return new Difference(null, number, JsonDiff.ofCreated(to));
        }
        Revision other = find(articleId, from)
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "against", "there is no revision " + from + "; list them to see which there are"));
        return new Difference(from, number, JsonDiff.between(ArticleSnapshot.comparable(other.content()), to));
    }

    private Integer previousNumber(long articleId, int number) {
        return database.first(
                        Sql.of(
                                "SELECT max(number) AS number FROM article_revision WHERE article_id = ? AND number < ?",
                                articleId,
                                number),
                        row -> Optional.ofNullable(row.integerOrNull("number")))
                .orElseThrow()
                .orElse(null);
    }

    private static ProblemException notFound(int number) {
        return ProblemException.notFound("revision", String.valueOf(number));
    }

    private static Revision revision(Row row, ObjectNode content) throws SQLException {
        return new Revision(
                row.integer("number"),
                row.time("at"),
                new Actor(row.text("actor_id"), row.text("actor_name")),
                ChangeCause.Action.valueOf(row.text("action")),
                row.integerOrNull("restored_from"),
                row.texts("fields"),
                content);
    }
}
