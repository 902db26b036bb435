package org.broadsheet.related;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.broadsheet.articles.reading.TimeParameter;

/** A period before now in ISO 8601, such as {@code P90D}. */
public record PeriodParameter(Period period) {
    private static final int MAX_YEARS = 1000;

    /** @throws IllegalArgumentException when it is not a period of years, months, weeks and days */
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
            // said below, in words for the client
        }
        throw new IllegalArgumentException("must be an ISO 8601 period of days, weeks, months or years, such as P90D");
    }

    TimeParameter start(Instant now) {
        return new TimeParameter(now.atOffset(ZoneOffset.UTC).minus(period).toInstant());
    }
}
