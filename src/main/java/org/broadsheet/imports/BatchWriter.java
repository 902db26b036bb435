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
import org.broadsheet.articles.references.MissingArticlesException;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.articles.writing.ArticleWriter.WriteResult;
import org.broadsheet.articles.writing.BulkArticleWriter;
import org.broadsheet.http.problem.FailureClassifier;
import org.broadsheet.imports.LineImporter.Result;
import org.broadsheet.imports.jobs.ImportJob;

/** Imports batches of lines, each in a transaction that also saves the progress. */
@Singleton
class BatchWriter {
    private static final int TIMEOUT_SECONDS = 120;

    private final LineImporter importer;
    private final DeferredLines deferredLines;
    private final ListUpdater listUpdater;
    private final DeferredUpdates deferredUpdates;

    BatchWriter(
            LineImporter importer,
            DeferredLines deferredLines,
            ListUpdater listUpdater,
            DeferredUpdates deferredUpdates) {
        this.importer = importer;
        this.deferredLines = deferredLines;
        this.listUpdater = listUpdater;
        this.deferredUpdates = deferredUpdates;
    }

    /**
     * Runs work in a transaction, and retries it after transient failures of the database.
     *
     * @param work updates the progress it is given; if it throws, the transaction and the progress are rolled back
     */
    void inTransaction(ImportJob job, Consumer<ImportProgress> work) throws IOException {
        RetryWithBackoff.run(() -> {
            attempt(job, work);
            return true;
        });
    }

    /** The same for work that can be divided: after a time-out it is not tried again, since it would take as long. */
    void inTransactionUnlessTooLong(ImportJob job, Consumer<ImportProgress> work) throws IOException {
        RetryWithBackoff.run(
                () -> {
                    attempt(job, work);
                    return true;
                },
                failure -> FailureClassifier.isTransient(failure) && !FailureClassifier.isTimeout(failure));
    }

    /** Returns when all imported articles are in the search index and in related lists. Processes updates meanwhile. */
    void finishDeferredUpdates(ImportJob job) throws IOException {
        long last = RetryWithBackoff.run(deferredUpdates::lastPosition);
        while (RetryWithBackoff.run(() -> deferredUpdates.isPending(last))) {
            processDeferredUpdates(job);
        }
    }

    /** Processes deferred updates while their backlog is full. */
    void reduceBacklog(ImportJob job) throws IOException {
        while (RetryWithBackoff.run(deferredUpdates::isBacklogFull)) {
            processDeferredUpdates(job);
        }
    }

    /** Processes one batch of deferred updates, then saves the progress, which fails if the import was stopped. */
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
                public void written(int index, WriteResult written) {
                    count(Result.of(written), changed, next);
                }

                @Override
                public void articlesMissing(int index, MissingArticlesException missing) {
                    next.defer(articles.get(index));
                }
            });
            articles.clear();
        }
    }

    private void importOrDefer(PreparedLine line, ImportJob job, List<Long> changed, ImportProgress next) {
        try {
            count(importLines(line, job, next), changed, next);
        } catch (MissingArticlesException missing) {
            next.defer(line);
        }
    }

    void importOne(PreparedLine line, ImportJob job, ImportProgress next) {
        List<Long> changed = new ArrayList<>();
        replayTaxonomyLines(job, line);
        count(importLines(line, job, next), changed, next);
        updateLists(changed, job);
    }

    /** Imports the categories and sources of earlier batches of a dry run again, because those were rolled back. */
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
        Result result;
        try {
            result = importer.importForDryRun(line, createMissing);
        } catch (MissingArticlesException missing) {
            if (!job.dryRunState().containsArticles(missing.names())) {
                throw missing;
            }
            result = importer.importForDryRun(importer.withoutReferences(line, missing.names()), createMissing);
        }
        job.dryRunState().add(line);
        next.addChange(DryRunChange.of(line, result.outcome(), result.changes()));
        return result;
    }

    private static void count(Result result, List<Long> changed, ImportProgress next) {
        next.count(result.outcome());
        if (result.outcome() != Outcome.unchanged) {
            result.articleId().ifPresent(changed::add);
        }
    }

    private void updateLists(List<Long> changed, ImportJob job) {
        if (job.options().dryRun()) {
            return; // the report does not depend on lists
        }
        listUpdater.updateMany(changed.stream().distinct().toList(), ChangeCause.of(ChangeCause.Action.imported));
    }
}
