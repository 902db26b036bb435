package org.broadsheet.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.lists.DeferredUpdates;
import org.broadsheet.articles.lists.ListUpdater;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.articles.writing.ArticleWriter.WriteResult;
import org.broadsheet.articles.writing.BulkArticleWriter;
import org.broadsheet.articles.writing.MissingArticlesException;
import org.broadsheet.imports.LineImporter.Taken;
import org.broadsheet.imports.jobs.ImportJob;

/** Does a part of an import in a transaction, and notes its progress in the same. */
@Singleton
class BatchWriter {
    private static final int SECONDS = 120;

    private final LineImporter intake;
    private final DeferredLines postponed;
    private final ListUpdater listings;
    private final DeferredUpdates deriving;

    BatchWriter(LineImporter intake, DeferredLines postponed, ListUpdater listings, DeferredUpdates deriving) {
        this.intake = intake;
        this.postponed = postponed;
        this.listings = listings;
        this.deriving = deriving;
    }

    /**
     * Tries again, when the database is busy with others or away for a moment: what the sender has done right shall not
     * fail for that.
     *
     * @param work told to note what it does; when it throws, nothing is done and nothing noted
     */
    void file(ImportJob job, Consumer<ImportProgress> work) throws IOException {
        RetryWithBackoff.with(() -> {
            attempt(job, work);
            return true;
        });
    }

    /** What has come so far is in search and in related lists, as soon as this ends; meanwhile it helps. */
    void derive(ImportJob job) throws IOException {
        long last = RetryWithBackoff.with(deriving::lastPosition);
        while (RetryWithBackoff.with(() -> deriving.isPending(last))) {
            help(job);
        }
    }

    /** Helps when more waits to be derived than should. */
    void catchUp(ImportJob job) throws IOException {
        while (RetryWithBackoff.with(deriving::isBacklogFull)) {
            help(job);
        }
    }

    /** Notes nothing but that it is still at it, unless somebody has stopped it. */
    private void help(ImportJob job) throws IOException {
        if (!RetryWithBackoff.with(deriving::processBatch)) {
            RetryWithBackoff.pause(0);
        }
        file(job, next -> {});
    }

    private void attempt(ImportJob job, Consumer<ImportProgress> work) throws IOException {
        ImportProgress next = job.progress().copy();
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(SECONDS));
        try {
            work.accept(next);
            if (job.terms().dryRun()) {
                QuarkusTransaction.rollback();
                QuarkusTransaction.requiringNew().run(() -> putOff(job, next));
            } else {
                putOff(job, next);
                job.reach(next);
                QuarkusTransaction.commit();
            }
        } catch (RuntimeException failure) {
            if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                QuarkusTransaction.rollback();
            }
            throw failure;
        }
        job.reached(next);
    }

    private void putOff(ImportJob job, ImportProgress next) {
        if (!next.putOff.isEmpty()) {
            postponed.add(job.number(() -> QuarkusTransaction.requiringNew().call(postponed::open)), next.putOff);
        }
    }

    void take(List<PreparedLine> batch, ImportJob job, ImportProgress next) {
        List<Long> changed = new ArrayList<>();
        lay(job, batch.get(0));
        List<PreparedLine> articles = new ArrayList<>();
        for (PreparedLine line : batch) {
            next.pass(line);
            if (line.refusal() != null) {
                next.fail(line.line().number(), intake.refusal(line, job.terms().createMissing()));
            } else if (line.article() != null && !job.terms().dryRun()) {
                articles.add(line);
            } else {
                takeTogether(articles, job, changed, next);
                takeNext(line, job, changed, next);
            }
        }
        takeTogether(articles, job, changed, next);
        announce(changed, job);
    }

    private void takeTogether(List<PreparedLine> articles, ImportJob job, List<Long> changed, ImportProgress next) {
        if (!articles.isEmpty()) {
            intake.take(articles, job.terms().createMissing(), new BulkArticleWriter.Listener() {
                @Override
                public void written(int index, WriteResult filed) {
                    note(Taken.of(filed), changed, next);
                }

                @Override
                public void articlesMissing(int index, MissingArticlesException why) {
                    next.postpone(articles.get(index));
                }
            });
            articles.clear();
        }
    }

    private void takeNext(PreparedLine line, ImportJob job, List<Long> changed, ImportProgress next) {
        try {
            note(take(line, job, next), changed, next);
        } catch (MissingArticlesException absent) {
            next.postpone(line);
        }
    }

    void takeOne(PreparedLine line, ImportJob job, ImportProgress next) {
        List<Long> changed = new ArrayList<>();
        lay(job, line);
        note(take(line, job, next), changed, next);
        announce(changed, job);
    }

    /** Nothing of a dry run lasts longer than its transaction. */
    private void lay(ImportJob job, PreparedLine first) {
        job.rehearsal()
                .before(first.line().number())
                .forEach(line -> intake.take(line, job.terms().createMissing()));
    }

    private Taken take(PreparedLine line, ImportJob job, ImportProgress next) {
        boolean createMissing = job.terms().createMissing();
        if (!job.terms().dryRun()) {
            return intake.take(line, createMissing);
        }
        Taken taken;
        try {
            taken = intake.rehearse(line, createMissing);
        } catch (MissingArticlesException absent) {
            if (!job.rehearsal().has(absent.names())) {
                throw absent;
            }
            taken = intake.rehearse(intake.without(line, absent.names()), createMissing);
        }
        job.rehearsal().note(line);
        next.tell(LineChange.of(line, taken.outcome(), taken.changes()));
        return taken;
    }

    private static void note(Taken taken, List<Long> changed, ImportProgress next) {
        next.note(taken.outcome());
        if (taken.outcome() != Outcome.unchanged) {
            taken.articleId().ifPresent(changed::add);
        }
    }

    private void announce(List<Long> changed, ImportJob job) {
        if (job.terms().dryRun()) {
            return; // what would be derived tells nothing more
        }
        listings.updateMany(changed.stream().distinct().toList(), ChangeCause.of(ChangeCause.Action.imported));
    }
}
