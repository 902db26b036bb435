package org.broadsheet.related;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.broadsheet.articles.filters.TimeParameter;

/** A period in ISO 8601, such as {@code P90D}. */
public record PeriodParameter(Period period) {
    private static final int MAX_YEARS = 1000;

    /** @throws IllegalArgumentException if the text is not a period of years, months, weeks and days */
    public static PeriodParameter fromString(String text) {
        try {
            Period period = Period.parse(text);
            boolean sensible = !period.isNegative()
                    && !period.isZero()
                    && period.toTotalMonths() + period.getDays() / 28 < MAX_YEARS * 12L;
            if (text.startsWith("P") && sensible) {
                return new PeriodParameter(period);
            }
        } catch (DateTimeParseException malformed) {
            // reported below, with a message for the client
        }
        throw new IllegalArgumentException("must be an ISO 8601 period of days, weeks, months or years, such as P90D");
    }

    /** The time that lies this period before the given one, in UTC. */
    public TimeParameter start(Instant now) {
        return new TimeParameter(now.atOffset(ZoneOffset.UTC).minus(period).toInstant());
    }
}
