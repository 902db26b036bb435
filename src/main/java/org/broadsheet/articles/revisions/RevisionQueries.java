package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.references.ReferenceResolver;
import org.broadsheet.articles.revisions.Revision.Difference;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.paging.SerialOrder;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.security.Actor;

/** Reads the revisions of an article. */
@Singleton
public class RevisionQueries {
    private static final SerialOrder NEWEST_FIRST = new SerialOrder("number", true);
    private static final String COLUMNS = "number, at, actor_id, actor_name, action, restored_from, fields";

    private final Database database;
    private final ReferenceResolver references;
    private final RevisionWriter writer;
    private final ArticleSnapshotQuery snapshots;

    RevisionQueries(
            Database database, ReferenceResolver references, RevisionWriter writer, ArticleSnapshotQuery snapshots) {
        this.database = database;
        this.references = references;
        this.writer = writer;
        this.snapshots = snapshots;
    }

    /**
     * Returns the row id of the article, and records its first revision when it has none.
     *
     * @throws ProblemException 404
     */
    long articleId(String slugOrId) {
        long id = references
                .findArticle(new SlugOrId(slugOrId))
                .orElseThrow(() -> ProblemException.notFound("article", slugOrId))
                .id();
        writer.recordInitial(List.of(id));
        return id;
    }

    /** Returns one page, newest revision first. */
    Page<Revision> page(long articleId, int limit, Cursor cursor) {
        Sql select = Sql.of("SELECT " + COLUMNS + " FROM article_revision WHERE article_id = ?", articleId);
        return NEWEST_FIRST.page(
                database, "revisions " + articleId, select, limit, cursor, null, row -> revision(row, null));
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
                row -> revision(row, snapshots.parseObject(row.text("content"))));
    }

    /**
     * @param against number of the other revision; null for the previous one
     * @throws ProblemException 404 when there is no revision {@code number}, 422 when there is no revision {@code against}
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
        return database.one(
                        Sql.of(
                                "SELECT max(number) AS number FROM article_revision WHERE article_id = ? AND number < ?",
                                articleId,
                                number),
                        row -> Optional.ofNullable(row.integerOrNull("number")))
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
