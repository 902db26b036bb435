package org.broadsheet.articles.publishing;

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
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.jboss.logging.Logger;

/**
 * Publishes scheduled articles and archives expired ones when their time comes. All nodes run this; row locks make sure
 * that one node processes each article. Times are compared with the database's clock, which is the same for all nodes.
 */
@Singleton
public class ScheduledPublisher {
    private static final Logger LOG = Logger.getLogger(ScheduledPublisher.class);

    /** Articles per transaction. Readers see the first of many articles early, and row locks are held briefly. */
    private static final int BATCH = 200;

    private final BatchedJob archiving = new BatchedJob("archiving", BATCH);
    private final BatchedJob publishing = new BatchedJob("publishing", BATCH);
    private final Database database;
    private final ListUpdater lists;
    private final RevisionWriter revisions;
    private final Vertx vertx;

    ScheduledPublisher(Database database, ListUpdater lists, RevisionWriter revisions, Vertx vertx) {
        this.database = database;
        this.lists = lists;
        this.revisions = revisions;
        this.vertx = vertx;
    }

    /** The current time by the database's clock, which may differ from the clock of this node. */
    public Instant databaseTime() {
        return database.one(Sql.of("SELECT clock_timestamp() AS now"), row -> row.time("now"));
    }

    /** Processes due articles, and sets timers for those that become due before the next run. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void processDueAndSetTimers() {
        processDue();
        millisUntilDue()
                .forEach(millis -> vertx.setTimer(
                        millis,
                        timer -> vertx.executeBlocking(
                                () -> {
                                    processDue();
                                    return null;
                                },
                                false)));
    }

    /** Archives all expired articles, then publishes all that are due. Each batch has its own transaction. */
    @ActivateRequestContext
    public void processDue() {
        archiving.runAll(this::archiveExpired);
        publishing.runAll(this::publishDue);
    }

    private boolean archiveExpired(int size) {
        return processBatch(
                "status IN ('scheduled', 'published') AND expire_at <= now() ORDER BY expire_at",
                Article::archive,
                Action.expired,
                "Archived expired article %s",
                size);
    }

    private boolean publishDue(int size) {
        return processBatch("""
                status = 'scheduled' AND publish_at <= now() AND (expire_at IS NULL OR expire_at > now())
                ORDER BY publish_at""", Article::publishScheduled, Action.published, "Published scheduled article %s", size);
    }

    /** @return whether there may be more articles */
    private boolean processBatch(
            String condition, BiConsumer<Article, Instant> transition, Action action, String logMessage, int size) {
        List<Instant> now = new ArrayList<>();
        List<Long> ids = database.list(
                Sql.of("SELECT id, now() AS now FROM article WHERE")
                        .then(condition)
                        .then("LIMIT ? FOR NO KEY UPDATE SKIP LOCKED", size),
                row -> {
                    now.add(row.time("now"));
                    return row.number("id");
                });
        if (ids.isEmpty()) {
            return false;
        }
        revisions.recordInitial(ids);
        List<Article> articles = Article.list("id IN ?1", ids);
        articles.forEach(article -> transition.accept(article, now.get(0)));
        Article.flush();
        lists.updateMany(ids, ChangeCause.of(action));
        articles.forEach(article -> LOG.infof(logMessage, article.slug));
        return ids.size() == size;
    }

    /** Delays until the distinct times within the next second at which articles become due; at most 10. */
    private List<Long> millisUntilDue() {
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
