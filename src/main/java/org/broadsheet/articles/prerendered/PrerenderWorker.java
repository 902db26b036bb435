package org.broadsheet.articles.prerendered;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.broadsheet.articles.reading.ArticleAssembler;
import org.broadsheet.articles.reading.ArticleQuery.PrerenderSource;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Makes articles ready that readers have asked for, a little each second. One that is touched meanwhile is left for the
 * next time: its turn, or the era, is another then.
 */
@Singleton
public class PrerenderWorker {
    /** Who asks for more than can be made waits for another reader. */
    private static final int MAX_QUEUED = 20_000;

    private static final int BATCH_SIZE = 50;

    /** Of each second: the rest is the readers' and writers'. */
    private static final long BUDGET_MILLIS = 500;

    private final Set<UUID> queue = new LinkedHashSet<>();
    private final Database database;
    private final ArticleQuery reader;
    private final CardRows json;
    private final PrerenderVersion madeAs;

    PrerenderWorker(Database database, ArticleQuery reader, CardRows json, PrerenderVersion madeAs) {
        this.database = database;
        this.reader = reader;
        this.json = json;
        this.madeAs = madeAs;
    }

    void enqueue(UUID publicId) {
        synchronized (queue) {
            if (queue.size() < MAX_QUEUED) {
                queue.add(publicId);
            }
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void prerenderQueued() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUDGET_MILLIS);
        for (List<UUID> some = nextBatch(); !some.isEmpty(); some = System.nanoTime() < end ? nextBatch() : List.of()) {
            List<UUID> batch = some;
            QuarkusTransaction.requiringNew().run(() -> store(reader.prerenderSources(batch)));
        }
    }

    private List<UUID> nextBatch() {
        synchronized (queue) {
            List<UUID> some = queue.stream().limit(BATCH_SIZE).toList();
            some.forEach(queue::remove);
            return some;
        }
    }

    void store(List<PrerenderSource> made) {
        if (made.isEmpty()) {
            return;
        }
        List<Long> ids = new ArrayList<>();
        List<Integer> changes = new ArrayList<>();
        List<String> cards = new ArrayList<>();
        List<String> wholes = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (PrerenderSource each : made) {
            ids.add(each.id());
            changes.add(each.changes());
            cards.add(json.toJson(each.card()));
            wholes.add(json.toJson(each.view()));
            keys.add(String.join(" ", ArticleAssembler.surrogateKeys(each.view())));
        }
        // whoever writes one of them goes first: it would be outdated anyway
        database.update(Sql.of("""
                WITH free AS (
                    SELECT article_id FROM prerendered_article
                    WHERE article_id = ANY (?) ORDER BY article_id FOR UPDATE SKIP LOCKED
                )
                UPDATE prerendered_article ready
                SET generation = ?, prerender_version = ?, card = made.card, whole = made.whole, surrogate_keys = made.keys,
                    public_id = article.public_id, language = article.language, related_hidden = article.related_hidden
                FROM free
                JOIN unnest(?, ?::integer[], ?, ?, ?) AS made (article_id, changes, card, whole, keys) USING (article_id)
                JOIN article ON article.id = made.article_id
                WHERE ready.article_id = made.article_id AND ready.changes = made.changes""", ids, made.get(0).generation(), madeAs.value(), ids, changes, cards, wholes, keys));
    }
}
