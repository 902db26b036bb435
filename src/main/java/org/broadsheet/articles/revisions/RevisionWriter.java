package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.arc.Arc;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.ChangeCause.Action;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.security.Actor;
import org.broadsheet.security.Caller;
import org.broadsheet.taxonomy.ArticleTaxonomyChanging;

/**
 * Records the revisions of articles, in the transaction that changes them. The number of a revision is the article's
 * version, so a change that does not update the article's row, such as a merged tag, increments the version here.
 */
@Singleton
public class RevisionWriter {
    private static final JsonNode NO_DIGESTS = JsonNodeFactory.instance.objectNode();

    private final Database database;
    private final ArticleSnapshotQuery snapshots;
    private final Caller caller;

    RevisionWriter(Database database, ArticleSnapshotQuery snapshots, Caller caller) {
        this.database = database;
        this.snapshots = snapshots;
        this.caller = caller;
    }

    private record LastRevision(int number, JsonNode digests) {}

    private record NewRevision(ArticleSnapshot snapshot, int number, JsonNode digests, List<String> fields) {}

    /** Records the current state of those articles that have no revision yet. To be called before articles change. */
    public void recordInitial(List<Long> ids) {
        Set<Long> recorded = new HashSet<>(database.list(
                Sql.of("SELECT DISTINCT article_id FROM article_revision WHERE article_id = ANY (?)", ids),
                row -> row.number("article_id")));
        List<Long> unrecorded =
                ids.stream().filter(id -> !recorded.contains(id)).toList();
        if (!unrecorded.isEmpty()) {
            recordChange(unrecorded, ChangeCause.of(Action.found), Actor.CLOCK);
        }
    }

    void onTaxonomyChanging(@Observes ArticleTaxonomyChanging event) {
        recordInitial(event.articleIds());
    }

    /** Records a revision of each article that differs from its last revision. To be called after articles change. */
    public void recordChange(List<Long> ids, ChangeCause cause) {
        boolean inRequest = Arc.container().requestContext().isActive();
        recordChange(ids, cause, inRequest ? caller.actor() : Actor.CLOCK);
    }

    private void recordChange(List<Long> ids, ChangeCause cause, Actor actor) {
        Map<Long, LastRevision> lastRevisions = lastRevisions(ids);
        List<NewRevision> revisions = new ArrayList<>();
        for (ArticleSnapshot snapshot : snapshots.load(ids)) {
            LastRevision last = lastRevisions.getOrDefault(snapshot.id(), new LastRevision(-1, NO_DIGESTS));
            JsonNode digests = FieldDigests.of(snapshot.comparable());
            List<String> fields = FieldDigests.changedFields(last.digests(), digests);
            if (!fields.isEmpty()) {
                boolean hasNewVersion = snapshot.version() > last.number();
                int number = hasNewVersion ? snapshot.version() : incrementVersion(snapshot.id());
                revisions.add(new NewRevision(snapshot, number, digests, fields));
            }
        }
        if (!revisions.isEmpty()) {
            insert(revisions, cause, actor);
        }
    }

    private Map<Long, LastRevision> lastRevisions(List<Long> ids) {
        Sql sql = Sql.of("""
                        SELECT revision.article_id, revision.number, revision.digests
                        FROM unnest(?) AS changed (id)
                        CROSS JOIN LATERAL (SELECT article_id, number, digests FROM article_revision
                                            WHERE article_id = changed.id ORDER BY number DESC LIMIT 1) revision""", ids);
        return database.map(
                sql,
                row -> row.number("article_id"),
                row -> new LastRevision(row.integer("number"), snapshots.parseObject(row.text("digests"))));
    }

    private int incrementVersion(long articleId) {
        return database.one(
                Sql.of("UPDATE article SET version = version + 1 WHERE id = ? RETURNING version", articleId),
                row -> row.integer("version"));
    }

    private void insert(List<NewRevision> revisions, ChangeCause cause, Actor actor) {
        database.update(Sql.of(
                """
                INSERT INTO article_revision (article_id, number, at, actor_id, actor_name, action, restored_from,
                                              fields, digests, content)
                SELECT article_id, number, ?, ?, ?, ?, ?, string_to_array(fields, ' '), digests::jsonb, content::json
                FROM unnest(?, ?, ?, ?, ?) AS changed (article_id, number, fields, digests, content)""",
                Timestamps.now(),
                actor.id(),
                actor.name(),
                cause.action().name(),
                cause.restoredFrom(),
                revisions.stream().map(revision -> revision.snapshot().id()).toList(),
                revisions.stream().map(NewRevision::number).toList(),
                revisions.stream()
                        .map(revision -> String.join(" ", revision.fields()))
                        .toList(),
                revisions.stream()
                        .map(revision -> revision.digests().toString())
                        .toList(),
                revisions.stream()
                        .map(revision -> revision.snapshot().json().toString())
                        .toList()));
    }
}
