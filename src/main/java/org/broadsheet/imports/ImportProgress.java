package org.broadsheet.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.articles.Filing.Outcome;
import org.broadsheet.imports.ImportReport.LineError;
import org.broadsheet.imports.wxr.Warning;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;

/** How far an import has come: all that is needed to go on from there. Kept as JSON with each batch. */
final class ImportProgress {
    private static final int MAX_ERRORS = 1000;

    /** A line to be looked at again. */
    record Postponed(long number, long offset, String slug) {}

    /** What is being worked off: the body, then what was put off in it, then what could be filed only in part. */
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

    /** How long it has been worked at. */
    public long millis;

    public List<LineError> errors = new ArrayList<>();

    /** Kept beside it, as they never change. */
    @JsonIgnore
    public List<Warning> warnings = new ArrayList<>();

    public List<Postponed> postponed = new ArrayList<>();
    public List<Postponed> partial = new ArrayList<>();

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
        copy.postponed = new ArrayList<>(postponed);
        copy.partial = new ArrayList<>(partial);
        return copy;
    }

    void pass(Prepared prepared) {
        line = prepared.line().number();
        offset = prepared.end();
    }

    void note(Outcome outcome) {
        switch (outcome) {
            case created -> created++;
            case updated -> updated++;
            case unchanged -> unchanged++;
        }
    }

    void fail(long number, String detail) {
        failed++;
        if (errors.size() < MAX_ERRORS) {
            errors.add(new LineError(number, detail));
        }
    }

    void fail(long number, ProblemException refusal) {
        fail(
                number,
                refusal.errors().isEmpty()
                        ? refusal.getMessage()
                        : refusal.errors().stream().map(Fault::sentence).collect(Collectors.joining("; ")));
    }

    void postpone(Prepared line) {
        postponed.add(new Postponed(line.line().number(), line.line().offset(), line.slug()));
    }

    Set<String> postponedSlugs() {
        return postponed.stream().map(Postponed::slug).collect(Collectors.toSet());
    }

    long received() {
        return created + updated + unchanged + failed;
    }

    ImportReport report() {
        return new ImportReport(
                received(), created, updated, unchanged, failed, List.copyOf(errors), List.copyOf(warnings));
    }

    @Override
    public String toString() {
        return received() + " lines: " + created + " created, " + updated + " updated, " + unchanged + " unchanged, "
                + failed + " failed";
    }
}
