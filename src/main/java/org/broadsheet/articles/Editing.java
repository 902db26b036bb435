package org.broadsheet.articles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.Cause.Action;
import org.broadsheet.articles.Filing.Filed;
import org.broadsheet.articles.Filing.Outcome;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Conditions;
import org.broadsheet.platform.json.Change;
import org.broadsheet.platform.json.Changes;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.sql.DryRun;

/** One edit of one article: that it is based on what is there, what it does, and the answer to it. */
@Singleton
class Editing {
    /** What no restored revision brings back: whether it is public, and what readers were told of mistakes. */
    private static final List<String> STAYING =
            List.of("status", "publishAt", "publishedAt", "expireAt", "corrections");

    private final Slugs slugs;
    private final Filing filing;
    private final ArticleSources sources;
    private final ArticleReader reader;
    private final Revisions revisions;
    private final RevisionQueries history;
    private final Listings listings;
    private final Staleness staleness;
    private final JsonInput json;
    private final Answers answers;
    private final DryRun dryRuns;

    Editing(
            Slugs slugs,
            Filing filing,
            ArticleSources sources,
            ArticleReader reader,
            Revisions revisions,
            RevisionQueries history,
            Listings listings,
            Staleness staleness,
            JsonInput json,
            Answers answers,
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
    Optional<Article> find(String address, String ifMatch, String ifNoneMatch) {
        Optional<Article> existing = slugs.find(new ArticleAddress(address));
        existing.ifPresent(article -> {
            Conditions.requireNoneExpected(ifNoneMatch);
            staleness.refuse(article, ifMatch);
        });
        return existing;
    }

    /** @throws ProblemException 404, 412 or 428 */
    Article get(String address, String ifMatch) {
        return find(address, ifMatch, null).orElseThrow(() -> ProblemException.notFound("article", address));
    }

    Response archive(Article article, boolean dryRun) {
        revisions.begin(List.of(article.id));
        article.archive(Times.now());
        Article.flush();
        listings.changed(List.of(article.id), Cause.of(Action.archived));
        dryRuns.undoIf(dryRun);
        return Response.noContent().build();
    }

    /** What an archived article was becomes a draft; any other keeps its status. */
    Response restore(Article article, int number, boolean createMissing, boolean dryRun) {
        revisions.begin(List.of(article.id));
        ObjectNode content = history.get(article.id, number).content();
        ObjectNode current = sources.of(article.id).json();
        content.remove(STAYING);
        STAYING.stream().filter(current::has).forEach(field -> content.set(field, current.get(field)));
        if (article.status() == ArticleStatus.archived) {
            content.put("status", ArticleStatus.draft.name());
        }
        ArticleInput input = json.read(content.toString().getBytes(StandardCharsets.UTF_8), ArticleInput.class);
        return answer(
                filing.revise(article, Manuscript.fromElsewhere(input), createMissing),
                new Cause(Action.restored, number),
                dryRun);
    }

    Response answer(Filed filed, boolean dryRun) {
        return answer(filed, Cause.of(filed.outcome() == Outcome.created ? Action.created : Action.updated), dryRun);
    }

    /** The answer to an edit that added something of its own to the article. */
    Response answerAdding(Filed filed, boolean dryRun) {
        return answers.created(written(filed, Cause.of(Action.updated)), address(filed), changes(filed, dryRun));
    }

    private Response answer(Filed filed, Cause cause, boolean dryRun) {
        ArticleView view = written(filed, cause);
        List<Change> changes = changes(filed, dryRun);
        return filed.outcome() == Outcome.created
                ? answers.created(view, address(filed), changes)
                : answers.written(view, changes);
    }

    private static String address(Filed filed) {
        return "/v1/articles/" + filed.slug();
    }

    private ArticleView written(Filed filed, Cause cause) {
        if (filed.outcome() != Outcome.unchanged) {
            listings.changed(List.of(filed.id()), cause);
        }
        return reader.written(filed.id());
    }

    /** Null unless it is a dry run, which ends here. */
    private List<Change> changes(Filed filed, boolean dryRun) {
        if (!dryRun) {
            return null;
        }
        ObjectNode after = sources.of(filed.id()).comparable();
        dryRuns.undoIf(true);
        return filed.before() == null
                ? Changes.creating(after)
                : Changes.between(filed.before().comparable(), after);
    }
}
