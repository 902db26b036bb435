package org.broadsheet.configuration;

import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The valid values of a setting.
 *
 * @param range completes the sentence "must be …"
 */
public record ValueType(String range, Parser parser) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([KMGT]?)B?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIMPLE_DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h|d)?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");

    /** Reads a value. */
    @FunctionalInterface
    public interface Parser {
        /**
         * @return the value in the spelling that Quarkus reads
         * @throws IllegalArgumentException if the value is invalid; the message is not shown
         */
        String parse(String value);
    }

    static final ValueType FLAG = matching("true or false", Pattern.compile("true|false"));
    static final ValueType TEXT = matching("a text that is not empty", Pattern.compile(".*\\S.*"));
    static final ValueType KEY = matching(
            "a key of at least 16 printable ASCII characters without spaces", Pattern.compile("[!-~]{16,500}"));
    static final ValueType PATH =
            matching("a path that begins with / and contains {slug}", Pattern.compile("/.*\\{slug}.*"));
    static final ValueType JDBC_URL = matching(
            "an address such as jdbc:postgresql://db.example/broadsheet", Pattern.compile("jdbc:postgresql:\\S+"));
    static final ValueType URL = new ValueType("an http or https URL, such as https://news.example", value -> {
        URI uri = URI.create(value);
        require(("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null);
        return value;
    });
    static final ValueType ORIGINS = new ValueType(
            "origins as browsers send them, such as https://desk.example or http://localhost:3000, separated by commas",
            value -> {
                require(Stream.of(value.split(",")).allMatch(ValueType::isOrigin));
                return value;
            });

    static ValueType number(long min, long max) {
        return new ValueType("a whole number from " + min + " to " + max, value -> {
            long number = Long.parseLong(value);
            require(number >= min && number <= max);
            return value;
        });
    }

    static ValueType duration(Duration min, Duration max) {
        return new ValueType("a time from " + text(min) + " to " + text(max) + ", such as 90s, 15m or 2h", value -> {
            require(SIMPLE_DURATION.matcher(value).matches()
                    || value.toUpperCase(Locale.ROOT).startsWith("P"));
            Duration duration = DurationConverter.parseDuration(value);
            require(duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0);
            return value;
        });
    }

    /** Sizes may end with B, as in {@code 20MB}, which Quarkus does not read. */
    static ValueType size(String min, String max) {
        return new ValueType("a size from " + min + " to " + max + ", such as 500K, 20M or 1G", value -> {
            long bytes = bytes(value);
            require(bytes >= bytes(min) && bytes <= bytes(max));
            return Long.toString(bytes);
        });
    }

    private static ValueType matching(String range, Pattern pattern) {
        return new ValueType(range, value -> {
            require(pattern.matcher(value).matches());
            return value;
        });
    }

    private static boolean isOrigin(String origin) {
        return ORIGIN.matcher(origin.strip()).matches()
                && URI.create(origin.strip()).getHost() != null;
    }

    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        require(size.matches());
        int power = size.group(2).isEmpty() ? 0 : "KMGT".indexOf(size.group(2).toUpperCase(Locale.ROOT)) + 1;
        return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << 10 * power);
    }

    private static String text(Duration duration) {
        return duration.toDays() > 0
                ? duration.toDays() + "d"
                : duration.toMinutes() > 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException();
        }
    }
}
