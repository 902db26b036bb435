package org.broadsheet.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.articles.writing.ArticleWriter.Outcome;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.imports.ImportReport.LineError;
import org.broadsheet.imports.wxr.WxrWarning;

/** The progress of an import, sufficient to resume it. Stored as JSON with each batch. */
public final class ImportProgress {
    private static final int MAX_ERRORS = 1000;
    private static final int MAX_DETAIL_CHARACTERS = 1000;
    private static final int MAX_CHANGES = 100;

    /** The body is imported first, then the deferred lines, then the references that deferred lines were imported without. */
    enum Phase {
        body,
        postponed,
        partial
    }

    public Phase phase = Phase.body;
    public long offset;
    public long line;
    public long created;
    public long updated;
    public long unchanged;
    public long failed;

    /** Running time so far. */
    public long millis;

    public List<LineError> errors = new ArrayList<>();

    /** Stored in a column of their own, because they never change. */
    @JsonIgnore
    public List<WxrWarning> warnings = new ArrayList<>();

    /** The changes of the first lines of a dry run. */
    public List<DryRunChange> changes = new ArrayList<>();

    /** The lines that the current batch has deferred. */
    @JsonIgnore
    public List<DeferredLine> deferred = new ArrayList<>();

    ImportProgress copy() {
        ImportProgress copy = new ImportProgress();
        copy.phase = phase;
        copy.offset = offset;
        copy.line = line;
        copy.created = created;
        copy.updated = updated;
        copy.unchanged = unchanged;
        copy.failed = failed;
        copy.millis = millis;
        copy.errors = new ArrayList<>(errors);
        copy.warnings = warnings;
        copy.changes = new ArrayList<>(changes);
        return copy;
    }

    void advanceTo(PreparedLine prepared) {
        line = prepared.line().number();
        offset = prepared.endOffset();
    }

    void count(Outcome outcome) {
        switch (outcome) {
            case created -> created++;
            case updated -> updated++;
            case unchanged -> unchanged++;
        }
    }

    void addError(long number, String detail) {
        failed++;
        if (errors.size() < MAX_ERRORS) {
            errors.add(new LineError(
                    number,
                    detail.length() > MAX_DETAIL_CHARACTERS
                            ? detail.substring(0, MAX_DETAIL_CHARACTERS) + "…"
                            : detail));
        }
    }

    void addError(long number, ProblemException refusal) {
        addError(
                number,
                refusal.errors().isEmpty()
                        ? refusal.getMessage()
                        : refusal.errors().stream().map(FieldError::message).collect(Collectors.joining("; ")));
    }

    void defer(PreparedLine line) {
        deferred.add(new DeferredLine(false, line.line().number(), line.line().offset(), line.slug()));
    }

    void deferReferences(DeferredLine line) {
        deferred.add(new DeferredLine(true, line.number(), line.offset(), line.slug()));
    }

    void addChange(DryRunChange change) {
        if (change.outcome() != Outcome.unchanged && changes.size() < MAX_CHANGES) {
            changes.add(change);
        }
    }

    public long received() {
        return created + updated + unchanged + failed;
    }

    ImportReport report(boolean dryRun) {
        return new ImportReport(
                received(),
                created,
                updated,
                unchanged,
                failed,
                List.copyOf(errors),
                List.copyOf(warnings),
                dryRun ? List.copyOf(changes) : null);
    }

    @Override
    public String toString() {
        return received() + " lines: " + created + " created, " + updated + " updated, " + unchanged + " unchanged, "
                + failed + " failed";
    }
}
