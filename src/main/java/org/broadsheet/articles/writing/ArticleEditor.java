package org.broadsheet.articles.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.ChangeCause.Action;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.lists.ListUpdater;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.articles.revisions.RevisionQueries;
import org.broadsheet.articles.revisions.RevisionWriter;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.articles.writing.ArticleWriter.WriteResult;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.values.Timestamps;

/** One edit of one article: that it is based on what is there, what it does, and the answer to it. */
@Singleton
public class ArticleEditor {
    /** What no restored revision brings back: whether it is public, and what readers were told of mistakes. */
    private static final List<String> STAYING =
            List.of("status", "publishAt", "publishedAt", "expireAt", "corrections");

    private final SlugGenerator slugs;
    private final ArticleWriter filing;
    private final ArticleSnapshotQuery sources;
    private final ArticleQuery reader;
    private final RevisionWriter revisions;
    private final RevisionQueries history;
    private final ListUpdater listings;
    private final EditConflictCheck staleness;
    private final StrictJsonReader json;
    private final JsonResponses answers;
    private final DryRun dryRuns;

    ArticleEditor(
            SlugGenerator slugs,
            ArticleWriter filing,
            ArticleSnapshotQuery sources,
            ArticleQuery reader,
            RevisionWriter revisions,
            RevisionQueries history,
            ListUpdater listings,
            EditConflictCheck staleness,
            StrictJsonReader json,
            JsonResponses answers,
            DryRun dryRuns) {
        this.slugs = slugs;
        this.filing = filing;
        this.sources = sources;
        this.reader = reader;
        this.revisions = revisions;
        this.history = history;
        this.listings = listings;
        this.staleness = staleness;
        this.json = json;
        this.answers = answers;
        this.dryRuns = dryRuns;
    }

    /**
     * The article addressed, locked.
     *
     * @throws ProblemException 412 when it is not what the caller takes it for, 428 when the caller has to say
     */
    public Optional<Article> findForEdit(String address, String ifMatch, String ifNoneMatch) {
        Optional<Article> existing = slugs.find(new SlugOrId(address));
        existing.ifPresent(article -> {
            ConditionalRequest.requireNoIfNoneMatchAny(ifNoneMatch);
            staleness.requireCurrentVersion(article, ifMatch);
        });
        return existing;
    }

    /** @throws ProblemException 404, 412 or 428 */
    public Article getForEdit(String address, String ifMatch) {
        return findForEdit(address, ifMatch, null).orElseThrow(() -> ProblemException.notFound("article", address));
    }

    public Response archive(Article article, boolean dryRun) {
        revisions.recordInitial(List.of(article.id));
        article.archive(Timestamps.now());
        Article.flush();
        listings.update(List.of(article.id), ChangeCause.of(Action.archived));
        dryRuns.rollbackIf(dryRun);
        return Response.noContent().build();
    }

    /** What an archived article was becomes a draft; any other keeps its status. */
    public Response restore(Article article, int number, boolean createMissing, boolean dryRun) {
        revisions.recordInitial(List.of(article.id));
        ObjectNode content = history.get(article.id, number).content();
        ObjectNode current = sources.load(article.id).json();
        content.remove(STAYING);
        STAYING.stream().filter(current::has).forEach(field -> content.set(field, current.get(field)));
        if (article.status() == ArticleStatus.archived) {
            content.put("status", ArticleStatus.draft.name());
        }
        ArticleInput input = json.read(content.toString().getBytes(StandardCharsets.UTF_8), ArticleInput.class);
        return respond(
                filing.update(article, RenderedInput.allowingPastTimes(input), createMissing),
                new ChangeCause(Action.restored, number),
                dryRun);
    }

    public Response respond(WriteResult filed, boolean dryRun) {
        return respond(
                filed, ChangeCause.of(filed.outcome() == Outcome.created ? Action.created : Action.updated), dryRun);
    }

    /** The answer to an edit that added something of its own to the article. */
    Response respondCreated(WriteResult filed, boolean dryRun) {
        return answers.created(written(filed, ChangeCause.of(Action.updated)), address(filed), changes(filed, dryRun));
    }

    private Response respond(WriteResult filed, ChangeCause cause, boolean dryRun) {
        ArticleView view = written(filed, cause);
        List<FieldChange> changes = changes(filed, dryRun);
        return filed.outcome() == Outcome.created
                ? answers.created(view, address(filed), changes)
                : answers.updated(view, changes);
    }

    private static String address(WriteResult filed) {
        return "/v1/articles/" + filed.slug();
    }

    private ArticleView written(WriteResult filed, ChangeCause cause) {
        if (filed.outcome() != Outcome.unchanged) {
            listings.update(List.of(filed.id()), cause);
        }
        return reader.editorialView(filed.id());
    }

    /** Null unless it is a dry run, which ends here. */
    private List<FieldChange> changes(WriteResult filed, boolean dryRun) {
        if (!dryRun) {
            return null;
        }
        ObjectNode after = sources.load(filed.id()).comparable();
        dryRuns.rollbackIf(true);
        return filed.before() == null
                ? JsonDiff.ofCreated(after)
                : JsonDiff.between(filed.before().comparable(), after);
    }
}
