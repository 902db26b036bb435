package org.broadsheet.http.routing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one spelling of a path and query among those that lead to the same resource. Under another spelling a response
 * would have another key in every cache.
 */
final class CanonicalUri {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int UUID_LENGTH = 36;
    private static final String UNRESERVED_PUNCTUATION = "-._~";

    private CanonicalUri() {}

    /**
     * @param query null if there is none; its encoding stays, because clients differ in what they encode there
     * @return empty if the path has segments {@code .} or {@code ..}, or parameters such as {@code ;v=1}, which no address
     *     of this server has
     */
    static Optional<String> of(String path, String query) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .map(CanonicalUri::segment)
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (path.indexOf(';') >= 0 || segments.contains(".") || segments.contains("..")) {
            return Optional.empty();
        }
        String canonicalQuery = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(parameter -> !parameter.isEmpty())
                        .collect(Collectors.joining("&"));
        return Optional.of("/" + String.join("/", segments) + (canonicalQuery.isEmpty() ? "" : "?" + canonicalQuery));
    }

    private static String segment(String raw) {
        String segment = raw.indexOf('%') < 0 ? raw : ESCAPE.matcher(raw).replaceAll(CanonicalUri::escape);
        return segment.length() == UUID_LENGTH && UUID.matcher(segment).matches()
                ? segment.toLowerCase(Locale.ROOT)
                : segment;
    }

    /** Decodes unreserved characters (RFC 3986, section 6.2.2.2); other escapes get capital letters. */
    private static String escape(MatchResult escape) {
        char decoded = (char) HexFormat.fromHexDigits(escape.group(), 1, 3);
        boolean isUnreserved =
                decoded < 0x80 && (Character.isLetterOrDigit(decoded) || UNRESERVED_PUNCTUATION.indexOf(decoded) >= 0);
        return isUnreserved ? String.valueOf(decoded) : escape.group().toUpperCase(Locale.ROOT);
    }
}
