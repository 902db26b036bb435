package org.broadsheet.articles.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.ChangeCause.Action;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.lists.ListUpdater;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.revisions.RevisionWriter;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.articles.writing.ArticleWriter.WriteResult;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.values.Timestamps;

/**
 * Edits one article for an HTTP request: locks it, checks the preconditions, announces the change and builds the
 * response.
 */
@Singleton
public class ArticleEditor {
    private final ArticleLookup lookup;
    private final ArticleSnapshotQuery snapshots;
    private final ArticleQuery articles;
    private final RevisionWriter revisions;
    private final ListUpdater lists;
    private final EditConflictCheck conflictCheck;
    private final JsonResponses responses;
    private final DryRun dryRuns;

    ArticleEditor(
            ArticleLookup lookup,
            ArticleSnapshotQuery snapshots,
            ArticleQuery articles,
            RevisionWriter revisions,
            ListUpdater lists,
            EditConflictCheck conflictCheck,
            JsonResponses responses,
            DryRun dryRuns) {
        this.lookup = lookup;
        this.snapshots = snapshots;
        this.articles = articles;
        this.revisions = revisions;
        this.lists = lists;
        this.conflictCheck = conflictCheck;
        this.responses = responses;
        this.dryRuns = dryRuns;
    }

    /**
     * Locks the article's row when there is one.
     *
     * @param slugOrId may also be a former slug
     * @param ifMatch value of the header; null when absent
     * @param ifNoneMatch value of the header; null when absent
     * @throws ProblemException 412 when a precondition fails, 428 when {@code If-Match} is required and absent
     */
    public Optional<Article> findForEdit(String slugOrId, String ifMatch, String ifNoneMatch) {
        Optional<Article> existing = lookup.find(new SlugOrId(slugOrId));
        existing.ifPresent(article -> {
            ConditionalRequest.requireNoIfNoneMatchAny(ifNoneMatch);
            conflictCheck.requireCurrentVersion(article, ifMatch);
        });
        return existing;
    }

    /** @throws ProblemException 404, 412 or 428 */
    public Article getForEdit(String slugOrId, String ifMatch) {
        return findForEdit(slugOrId, ifMatch, null).orElseThrow(() -> ProblemException.notFound("article", slugOrId));
    }

    public Response archive(Article article, boolean dryRun) {
        revisions.recordInitial(List.of(article.id));
        article.archive(Timestamps.now());
        Article.flush();
        lists.update(List.of(article.id), ChangeCause.of(Action.archived));
        dryRuns.rollbackIf(dryRun);
        return Response.noContent().build();
    }

    /** Answers 201 for a new article and 200 for an existing one. */
    public Response respond(WriteResult result, boolean dryRun) {
        Action action = result.outcome() == Outcome.created ? Action.created : Action.updated;
        return respond(result, ChangeCause.of(action), dryRun);
    }

    public Response respond(WriteResult result, ChangeCause cause, boolean dryRun) {
        ArticleView view = announce(result, cause);
        List<FieldChange> changes = changes(result, dryRun);
        return result.outcome() == Outcome.created
                ? responses.created(view, path(result), changes)
                : responses.updated(view, changes);
    }

    /** Answers 201 for an edit that created a part of the article, such as a correction. */
    public Response respondCreated(WriteResult result, boolean dryRun) {
        ArticleView view = announce(result, ChangeCause.of(Action.updated));
        return responses.created(view, path(result), changes(result, dryRun));
    }

    private static String path(WriteResult result) {
        return "/v1/articles/" + result.slug();
    }

    private ArticleView announce(WriteResult result, ChangeCause cause) {
        if (result.outcome() != Outcome.unchanged) {
            lists.update(List.of(result.id()), cause);
        }
        return articles.editorialView(result.id());
    }

    /** Returns the changes of a dry run and marks its transaction for rollback. Returns null for a real edit. */
    private List<FieldChange> changes(WriteResult result, boolean dryRun) {
        if (!dryRun) {
            return null;
        }
        ObjectNode after = snapshots.load(result.id()).comparable();
        dryRuns.rollbackIf(true);
        return result.before() == null
                ? JsonDiff.ofCreated(after)
                : JsonDiff.between(result.before().comparable(), after);
    }
}
