package org.broadsheet.articles;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.broadsheet.platform.json.Times;
import org.hibernate.Timeouts;
import org.jboss.logging.Logger;

/** The clock: publishes what is due, each article once however many nodes look. */
@Singleton
public class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int BATCH = 100;

    private final EntityManager entities;
    private final Listings listings;

    Publisher(EntityManager entities, Listings listings) {
        this.entities = entities;
        this.listings = listings;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void publishDue() {
        Instant now = Times.now();
        List<Article> due = entities.createQuery(
                        "FROM Article WHERE status = 'scheduled' AND publishAt <= ?1 ORDER BY publishAt", Article.class)
                .setParameter(1, now)
                .setMaxResults(BATCH)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
        due.forEach(article -> article.publishAsPlanned(now));
        entities.flush();
        listings.changed(due.stream().map(article -> article.id).toList());
        due.forEach(article -> LOG.infof("Published %s, as planned for %s", article.slug, article.publishedAt()));
    }
}
