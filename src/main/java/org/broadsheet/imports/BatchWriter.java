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
import org.broadsheet.imports.LineImporter.Result;
import org.broadsheet.imports.jobs.ImportJob;

/** Does a part of an import in a transaction, and notes its progress in the same. */
@Singleton
class BatchWriter {
    private static final int TIMEOUT_SECONDS = 120;

    private final LineImporter importer;
    private final DeferredLines deferredLines;
    private final ListUpdater listUpdater;
    private final DeferredUpdates deferredUpdates;

    BatchWriter(LineImporter intake, DeferredLines postponed, ListUpdater listings, DeferredUpdates deriving) {
        this.importer = intake;
        this.deferredLines = postponed;
        this.listUpdater = listings;
        this.deferredUpdates = deriving;
    }

    /**
     * Tries again, when the database is busy with others or away for a moment: what the sender has done right shall not
     * fail for that.
     *
     * @param work told to note what it does; when it throws, nothing is done and nothing noted
     */
    void inTransaction(ImportJob job, Consumer<ImportProgress> work) throws IOException {
        RetryWithBackoff.run(() -> {
            attempt(job, work);
            return true;
        });
    }

    /** What has come so far is in search and in related lists, as soon as this ends; meanwhile it helps. */
    void finishDeferredUpdates(ImportJob job) throws IOException {
        long last = RetryWithBackoff.run(deferredUpdates::lastPosition);
        while (RetryWithBackoff.run(() -> deferredUpdates.isPending(last))) {
            processDeferredUpdates(job);
        }
    }

    /** Helps when more waits to be derived than should. */
    void reduceBacklog(ImportJob job) throws IOException {
        while (RetryWithBackoff.run(deferredUpdates::isBacklogFull)) {
            processDeferredUpdates(job);
        }
    }

    /** Notes nothing but that it is still at it, unless somebody has stopped it. */
    private void processDeferredUpdates(ImportJob job) throws IOException {
        if (!RetryWithBackoff.run(deferredUpdates::processBatch)) {
            RetryWithBackoff.pause(0);
        }
        inTransaction(job, next -> {});
    }

    private void attempt(ImportJob job, Consumer<ImportProgress> work) throws IOException {
        ImportProgress next = job.progress().copy();
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(TIMEOUT_SECONDS));
        try {
            work.accept(next);
            if (job.options().dryRun()) {
                QuarkusTransaction.rollback();
                QuarkusTransaction.requiringNew().run(() -> storeDeferredLines(job, next));
            } else {
                storeDeferredLines(job, next);
                job.saveProgress(next);
                QuarkusTransaction.commit();
            }
        } catch (RuntimeException failure) {
            if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                QuarkusTransaction.rollback();
            }
            throw failure;
        }
        job.setProgress(next);
    }

    private void storeDeferredLines(ImportJob job, ImportProgress next) {
        if (!next.deferred.isEmpty()) {
            deferredLines.insert(
                    job.serial(() -> QuarkusTransaction.requiringNew().call(deferredLines::insertTemporaryImport)),
                    next.deferred);
        }
    }

    void importLines(List<PreparedLine> batch, ImportJob job, ImportProgress next) {
        List<Long> changed = new ArrayList<>();
        replayTaxonomyLines(job, batch.get(0));
        List<PreparedLine> articles = new ArrayList<>();
        for (PreparedLine line : batch) {
            next.advanceTo(line);
            if (line.problem() != null) {
                next.addError(
                        line.line().number(),
                        importer.fullProblem(line, job.options().createMissing()));
            } else if (line.article() != null && !job.options().dryRun()) {
                articles.add(line);
            } else {
                importTogether(articles, job, changed, next);
                importOrDefer(line, job, changed, next);
            }
        }
        importTogether(articles, job, changed, next);
        updateLists(changed, job);
    }

    private void importTogether(List<PreparedLine> articles, ImportJob job, List<Long> changed, ImportProgress next) {
        if (!articles.isEmpty()) {
            importer.importLine(articles, job.options().createMissing(), new BulkArticleWriter.Listener() {
                @Override
                public void written(int index, WriteResult filed) {
                    count(Result.of(filed), changed, next);
                }

                @Override
                public void articlesMissing(int index, MissingArticlesException why) {
                    next.defer(articles.get(index));
                }
            });
            articles.clear();
        }
    }

    private void importOrDefer(PreparedLine line, ImportJob job, List<Long> changed, ImportProgress next) {
        try {
            count(importLines(line, job, next), changed, next);
        } catch (MissingArticlesException absent) {
            next.defer(line);
        }
    }

    void importOne(PreparedLine line, ImportJob job, ImportProgress next) {
        List<Long> changed = new ArrayList<>();
        replayTaxonomyLines(job, line);
        count(importLines(line, job, next), changed, next);
        updateLists(changed, job);
    }

    /** Nothing of a dry run lasts longer than its transaction. */
    private void replayTaxonomyLines(ImportJob job, PreparedLine first) {
        job.dryRunState()
                .taxonomyLinesBefore(first.line().number())
                .forEach(line -> importer.importLine(line, job.options().createMissing()));
    }

    private Result importLines(PreparedLine line, ImportJob job, ImportProgress next) {
        boolean createMissing = job.options().createMissing();
        if (!job.options().dryRun()) {
            return importer.importLine(line, createMissing);
        }
        Result taken;
        try {
            taken = importer.importForDryRun(line, createMissing);
        } catch (MissingArticlesException absent) {
            if (!job.dryRunState().containsArticles(absent.names())) {
                throw absent;
            }
            taken = importer.importForDryRun(importer.withoutReferences(line, absent.names()), createMissing);
        }
        job.dryRunState().add(line);
        next.addChange(DryRunChange.of(line, taken.outcome(), taken.changes()));
        return taken;
    }

    private static void count(Result taken, List<Long> changed, ImportProgress next) {
        next.count(taken.outcome());
        if (taken.outcome() != Outcome.unchanged) {
            taken.articleId().ifPresent(changed::add);
        }
    }

    private void updateLists(List<Long> changed, ImportJob job) {
        if (job.options().dryRun()) {
            return; // what would be derived tells nothing more
        }
        listUpdater.updateMany(changed.stream().distinct().toList(), ChangeCause.of(ChangeCause.Action.imported));
    }
}
