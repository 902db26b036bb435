package org.broadsheet.http.values;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.http.json.ClosestMatch;

/**
 * Parses times in RFC 3339 and with a time zone after or instead of the offset (RFC 9557). A local time in the gap when
 * clocks go forward is moved by the length of the gap. A local time that occurs twice means the earlier one, unless an
 * offset is given.
 */
public final class ZonedTimestamps {
    private static final Pattern WITH_ZONE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)"
                    + "([Zz]|[+-]\\d{2}:\\d{2})?\\[!?([A-Za-z0-9_+/-]{1,60})]");
    private static final Pattern LOCAL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");

    private ZonedTimestamps() {}

    /** @throws IllegalArgumentException with a message for the client that shows a valid form */
    public static Instant parse(String text) {
        Matcher zoned = WITH_ZONE.matcher(text);
        if (zoned.matches()) {
            return Timestamps.parse(instant(zoned).toString());
        }
        if (LOCAL.matcher(text).matches()) {
            throw new IllegalArgumentException("needs an offset or a time zone: " + text.replace(' ', 'T') + "Z or "
                    + text.replace(' ', 'T') + "[Europe/Berlin]");
        }
        return Timestamps.parse(text);
    }

    private static Instant instant(Matcher zoned) {
        ZoneId zone = zone(zoned.group(3));
        String offset = zoned.group(2);
        try {
            LocalDateTime local = LocalDateTime.parse(zoned.group(1));
            if (offset == null) {
                return local.atZone(zone).toInstant();
            }
            Instant instant = local.toInstant(ZoneOffset.of(offset));
            ZonedDateTime zonedTime = instant.atZone(zone);
            if (!offset.equalsIgnoreCase("Z") && !zonedTime.toLocalDateTime().equals(local)) {
                throw new IllegalArgumentException("names an offset that " + zone + " does not have then; leave out one"
                        + " of the two, or write " + zonedTime.toOffsetDateTime() + "[" + zone + "]");
            }
            return instant;
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "must be a time in RFC 3339, such as 2026-03-01T09:30:00Z or 2026-03-01T09:30:00[Europe/Berlin]");
        }
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("names no time zone: there is no `" + name + "`"
                    + ClosestMatch.of(name, ZoneId.getAvailableZoneIds())
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse("; they are called like `Europe/Berlin`"));
        }
        return ZoneId.of(name);
    }
}
