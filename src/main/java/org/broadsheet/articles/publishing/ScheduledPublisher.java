package org.broadsheet.articles.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.ChangeCause.Action;
import org.broadsheet.articles.lists.ListUpdater;
import org.broadsheet.articles.revisions.RevisionWriter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.jboss.logging.Logger;

/**
 * The clock: publishes and archives what is due, each article once however many nodes look. What is due is told by the
 * database's clock, which is one for all nodes.
 */
@Singleton
public class ScheduledPublisher {
    private static final Logger LOG = Logger.getLogger(ScheduledPublisher.class);

    /** Readers see the first of many without waiting for the last, and nodes take turns at what they both lock. */
    private static final int BATCH = 200;

    private final Database database;
    private final ListUpdater listings;
    private final RevisionWriter revisions;
    private final Vertx vertx;

    ScheduledPublisher(Database database, ListUpdater listings, RevisionWriter revisions, Vertx vertx) {
        this.database = database;
        this.listings = listings;
        this.revisions = revisions;
        this.vertx = vertx;
    }

    /** What time it is for the database, to which a node's own clock may be wrong. */
    public Instant databaseTime() {
        return database.first(Sql.of("SELECT clock_timestamp() AS now"), row -> row.time("now"))
                .orElseThrow();
    }

    /** Does what is due, and sets the alarm for what will be before the clock strikes again. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void processDueAndSetTimers() {
        processDue();
        millisUntilNext()
                .forEach(millis -> vertx.setTimer(
                        millis,
                        alarm -> vertx.executeBlocking(
                                () -> {
                                    processDue();
                                    return null;
                                },
                                false)));
    }

    /** Each batch is a transaction of its own. */
    @ActivateRequestContext
    public void processDue() {
        while (QuarkusTransaction.requiringNew().call(this::expireDue) == BATCH) {
            // there may be more
        }
        while (QuarkusTransaction.requiringNew().call(this::publishDue) == BATCH) {
            // there may be more
        }
    }

    private int expireDue() {
        return move(
                "status IN ('scheduled', 'published') AND expire_at <= now() ORDER BY expire_at",
                Article::archive,
                Action.expired,
                "Archived %s, as planned");
    }

    private int publishDue() {
        return move("""
                status = 'scheduled' AND publish_at <= now() AND (expire_at IS NULL OR expire_at > now())
                ORDER BY publish_at""", Article::publishScheduled, Action.published, "Published %s, as planned");
    }

    private int move(String due, BiConsumer<Article, Instant> transition, Action action, String said) {
        List<Instant> now = new ArrayList<>();
        List<Long> ids = database.list(
                Sql.of("SELECT id, now() AS now FROM article WHERE")
                        .then(due)
                        .then("LIMIT ? FOR NO KEY UPDATE SKIP LOCKED", BATCH),
                row -> {
                    now.add(row.time("now"));
                    return row.number("id");
                });
        if (ids.isEmpty()) {
            return 0;
        }
        revisions.recordInitial(ids);
        List<Article> articles = Article.list("id IN ?1", ids);
        articles.forEach(article -> transition.accept(article, now.get(0)));
        Article.flush();
        listings.updateMany(ids, ChangeCause.of(action));
        articles.forEach(article -> LOG.infof(said, article.slug));
        return ids.size();
    }

    private List<Long> millisUntilNext() {
        return database.list(Sql.of("""
                        SELECT DISTINCT ceil(extract(epoch FROM due - clock_timestamp()) * 1000)::bigint AS millis
                        FROM (SELECT publish_at AS due FROM article WHERE status = 'scheduled'
                              AND publish_at BETWEEN now() AND now() + interval '1 second'
                              UNION
                              SELECT expire_at FROM article WHERE status IN ('scheduled', 'published')
                              AND expire_at BETWEEN now() AND now() + interval '1 second') soon
                        LIMIT 10"""), row -> Math.max(1, row.number("millis")));
    }
}
