package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.arc.Arc;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
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
 * Keeps what articles were, in the transaction that changes them. A revision has the number of the version that it is,
 * so whatever changes without being edited gets a version too.
 */
@Singleton
public class RevisionWriter {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final Database database;
    private final ArticleSnapshotQuery sources;
    private final Caller caller;

    RevisionWriter(Database database, ArticleSnapshotQuery sources, Caller caller) {
        this.database = database;
        this.sources = sources;
        this.caller = caller;
    }

    private record Last(int number, JsonNode digests) {}

    /** One article's row to be. */
    private record Draft(ArticleSnapshot source, int number, JsonNode digests, List<String> fields) {}

    /** To be called before articles change: one that is older than its history is kept as it stands. */
    public void recordInitial(List<Long> ids) {
        Set<Long> known = new HashSet<>(database.list(
                Sql.of("SELECT DISTINCT article_id FROM article_revision WHERE article_id = ANY (?)", ids),
                row -> row.number("article_id")));
        List<Long> unknown = ids.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            recordChange(unknown, ChangeCause.of(Action.found), Actor.CLOCK);
        }
    }

    void onTaxonomyChanging(@Observes ArticleTaxonomyChanging event) {
        recordInitial(event.articleIds());
    }

    /** To be called when articles have changed: each that is not what it was last becomes a revision. */
    public void recordChange(List<Long> ids, ChangeCause cause) {
        boolean asked = Arc.container().requestContext().isActive();
        recordChange(ids, cause, asked ? caller.actor() : Actor.CLOCK);
    }

    private void recordChange(List<Long> ids, ChangeCause cause, Actor actor) {
        Map<Long, Last> last = last(ids);
        List<Draft> drafts = new ArrayList<>();
        for (ArticleSnapshot source : sources.load(ids)) {
            Last before = last.getOrDefault(source.id(), new Last(-1, NOTHING));
            JsonNode digests = FieldDigests.of(source.comparable());
            List<String> fields = FieldDigests.changedFields(before.digests(), digests);
            if (!fields.isEmpty()) {
                boolean versioned = source.version() > before.number();
                drafts.add(new Draft(source, versioned ? source.version() : nextVersion(source.id()), digests, fields));
            }
        }
        if (!drafts.isEmpty()) {
            insert(drafts, cause, actor);
        }
    }

    private Map<Long, Last> last(List<Long> ids) {
        Map<Long, Last> last = new HashMap<>();
        database.list(
                Sql.of("""
                        SELECT revision.article_id, revision.number, revision.digests
                        FROM unnest(?) AS changed (id)
                        CROSS JOIN LATERAL (SELECT article_id, number, digests FROM article_revision
                                            WHERE article_id = changed.id ORDER BY number DESC LIMIT 1) revision""", ids),
                row -> last.put(
                        row.number("article_id"),
                        new Last(row.integer("number"), sources.parseObject(row.text("digests")))));
        return last;
    }

    private int nextVersion(long id) {
        return database.first(
                        Sql.of("UPDATE article SET version = version + 1 WHERE id = ? RETURNING version", id),
                        row -> row.integer("version"))
                .orElseThrow();
    }

    private void insert(List<Draft> drafts, ChangeCause cause, Actor actor) {
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
                drafts.stream().map(draft -> draft.source().id()).toList(),
                drafts.stream().map(Draft::number).toList(),
                drafts.stream().map(draft -> String.join(" ", draft.fields())).toList(),
                drafts.stream().map(draft -> draft.digests().toString()).toList(),
                drafts.stream().map(draft -> draft.source().json().toString()).toList()));
    }
}
