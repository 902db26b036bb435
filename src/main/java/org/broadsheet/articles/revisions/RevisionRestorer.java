package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.ChangeCause.Action;
import org.broadsheet.articles.writing.ArticleEditor;
import org.broadsheet.articles.writing.ArticleWriter;
import org.broadsheet.articles.writing.RenderedInput;
import org.broadsheet.http.json.StrictJsonReader;

/** Restores an old revision: writes its content to the article again, as an edit that makes a new revision. */
@Singleton
class RevisionRestorer {
    /** Fields that keep their current value, so that a restore neither publishes a draft nor drops corrections. */
    private static final List<String> UNRESTORED_FIELDS =
            List.of("status", "publishAt", "publishedAt", "expireAt", "corrections");

    private final RevisionQueries queries;
    private final RevisionWriter revisions;
    private final ArticleSnapshotQuery snapshots;
    private final ArticleWriter writer;
    private final ArticleEditor editor;
    private final StrictJsonReader json;

    RevisionRestorer(
            RevisionQueries queries,
            RevisionWriter revisions,
            ArticleSnapshotQuery snapshots,
            ArticleWriter writer,
            ArticleEditor editor,
            StrictJsonReader json) {
        this.queries = queries;
        this.revisions = revisions;
        this.snapshots = snapshots;
        this.writer = writer;
        this.editor = editor;
        this.json = json;
    }

    /**
     * An archived article becomes a draft; any other article keeps its status.
     *
     * @param article locked for the edit
     * @param createMissing creates categories and sources that do not exist any more
     * @throws org.broadsheet.http.problem.ProblemException 403, 404, 409 or 422
     */
    Response restore(Article article, int number, boolean createMissing, boolean dryRun) {
        revisions.recordInitial(List.of(article.id));
        ObjectNode content = queries.get(article.id, number).content();
        ObjectNode current = snapshots.load(article.id).json();
        content.remove(UNRESTORED_FIELDS);
        UNRESTORED_FIELDS.stream().filter(current::has).forEach(field -> content.set(field, current.get(field)));
        if (article.status() == ArticleStatus.archived) {
            content.put("status", ArticleStatus.draft.name());
        }
        ArticleInput input = json.read(content.toString().getBytes(StandardCharsets.UTF_8), ArticleInput.class);
        return editor.respond(
                writer.update(article, RenderedInput.allowingPastTimes(input), createMissing),
                new ChangeCause(Action.restored, number),
                dryRun);
    }
}
