package org.broadsheet.imports;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.articles.Filing.Outcome;

/** What became of the lines of an import. Blank lines are not counted as received. */
public final class ImportReport {
    private static final int MAX_ERRORS = 1000;

    /** @param line the line of the body, from 1; blank ones count */
    public record LineError(long line, String detail) {}

    /** The report as its reader gets it; of the errors the first thousand. */
    public record View(
            long received, long created, long updated, long unchanged, long failed, List<LineError> errors) {}

    private long created;
    private long updated;
    private long unchanged;
    private long failed;
    private final List<LineError> errors = new ArrayList<>();

    void note(Outcome outcome) {
        switch (outcome) {
            case created -> created++;
            case updated -> updated++;
            case unchanged -> unchanged++;
        }
    }

    void fail(long line, String detail) {
        failed++;
        if (errors.size() < MAX_ERRORS) {
            errors.add(new LineError(line, detail));
        }
    }

    long received() {
        return created + updated + unchanged + failed;
    }

    View view() {
        return new View(received(), created, updated, unchanged, failed, List.copyOf(errors));
    }

    @Override
    public String toString() {
        return received() + " lines: " + created + " created, " + updated + " updated, " + unchanged + " unchanged, "
                + failed + " failed";
    }
}
