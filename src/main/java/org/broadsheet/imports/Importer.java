package org.broadsheet.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.Filing;
import org.broadsheet.articles.Filing.Filed;
import org.broadsheet.articles.Filing.Outcome;
import org.broadsheet.articles.Listings;
import org.broadsheet.imports.Lines.Line;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * Files the lines of an import in batches, a transaction each. When a batch fails, its lines are filed one by one, so
 * that the good ones land and the bad ones are known by number.
 */
@Singleton
class Importer {
    private static final Logger LOG = Logger.getLogger(Importer.class);
    private static final int BATCH = 100;
    private static final int BATCH_SECONDS = 120;
    private static final int LINES_BETWEEN_LOGS = 10_000;

    /** @param createMissing whether categories and sources may come into being */
    record Terms(boolean createMissing, boolean dryRun) {}

    /** Called between batches, so that a client sees that work goes on. */
    @FunctionalInterface
    interface Heartbeat {
        void beat() throws IOException;
    }

    private final Filing filing;
    private final Listings listings;
    private final JsonInput json;

    Importer(Filing filing, Listings listings, JsonInput json) {
        this.filing = filing;
        this.listings = listings;
        this.json = json;
    }

    ImportReport run(Path file, Terms terms, Heartbeat heartbeat) throws IOException {
        ImportReport report = new ImportReport();
        try (Lines lines = new Lines(file)) {
            for (List<Line> batch = next(lines); !batch.isEmpty(); batch = next(lines)) {
                file(batch, terms, report);
                heartbeat.beat();
                if (report.received() % LINES_BETWEEN_LOGS < batch.size()) {
                    LOG.infof("Import at %s", report);
                }
            }
        }
        LOG.infof("Import done%s, %s", terms.dryRun() ? " (a dry run)" : "", report);
        return report;
    }

    private static List<Line> next(Lines lines) throws IOException {
        List<Line> batch = new ArrayList<>(BATCH);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            batch.add(line);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    private void file(List<Line> batch, Terms terms, ImportReport report) {
        try {
            inTransaction(batch, terms).forEach(report::note);
        } catch (RuntimeException spoilt) {
            if (!(spoilt instanceof ProblemException)) {
                LOG.warnf("Import: a batch failed, its lines are tried one by one: %s", spoilt.getMessage());
            }
            batch.forEach(line -> fileAlone(line, terms, report));
        }
    }

    private void fileAlone(Line line, Terms terms, ImportReport report) {
        try {
            inTransaction(List.of(line), terms).forEach(report::note);
        } catch (ProblemException refusal) {
            report.fail(line.number(), sentences(refusal));
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "Import: line %d failed", line.number());
            report.fail(line.number(), "The server could not keep this line; send it again.");
        }
    }

    private List<Outcome> inTransaction(List<Line> batch, Terms terms) {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(BATCH_SECONDS));
        try {
            List<Outcome> outcomes = file(batch, terms);
            if (terms.dryRun()) {
                QuarkusTransaction.rollback();
            } else {
                QuarkusTransaction.commit();
            }
            return outcomes;
        } catch (RuntimeException failure) {
            if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                QuarkusTransaction.rollback();
            }
            throw failure;
        }
    }

    private List<Outcome> file(List<Line> batch, Terms terms) {
        List<Filed> filed = batch.stream().map(line -> file(line, terms)).toList();
        listings.changed(filed.stream()
                .filter(each -> each.outcome() != Outcome.unchanged)
                .map(Filed::id)
                .distinct()
                .toList());
        return filed.stream().map(Filed::outcome).toList();
    }

    private Filed file(Line line, Terms terms) {
        if (line.tooLong()) {
            throw ProblemException.invalid("", "The line is too long; a line may have 2 MiB at most.");
        }
        return filing.upsert(json.read(line.bytes(), ArticleInput.class), terms.createMissing());
    }

    private static String sentences(ProblemException refusal) {
        return refusal.errors().isEmpty()
                ? refusal.getMessage()
                : String.join(
                        "; ",
                        refusal.errors().stream().map(fault -> fault.sentence()).toList());
    }
}
