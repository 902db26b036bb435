package org.broadsheet.http.values;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The URL of a page in a form in which all its spellings are equal. Ignores the scheme, a leading "www.", the default
 * ports, user info, the case of the host, a trailing slash, the fragment, and percent-encoding of letters and digits.
 *
 * @param host empty if the URL is relative to the site
 * @param query empty if there is none
 */
public record NormalizedUrl(String host, String path, String query) {
    public static final int MAX_BYTES = 2048;

    /** NFC makes some characters longer. A B-tree index entry of PostgreSQL must fit a third of a page. */
    private static final int MAX_NORMALIZED_BYTES = 2600;

    public static final String RULE =
            "must be an http or https URL, or a path that begins with `/`, of at most " + MAX_BYTES + " bytes";

    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
    private static final String UNRESERVED_PUNCTUATION = "-._~";

    /** @throws IllegalArgumentException if the text is neither an http(s) URL nor an absolute path, or is too long */
    public static NormalizedUrl of(String url) {
        URI uri = parse(url.strip());
        boolean absolute = List.of("http", "https")
                        .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                && uri.getRawAuthority() != null;
        boolean relative = uri.getScheme() == null
                && uri.getRawAuthority() == null
                && url.strip().startsWith("/");
        if (!absolute && !relative || bytes(url) > MAX_BYTES) {
            throw new IllegalArgumentException(RULE);
        }
        String query = uri.getRawQuery() == null ? "" : decode(uri.getRawQuery());
        String path = decode(uri.getRawPath()).replaceAll("/+$", "");
        NormalizedUrl normalized =
                new NormalizedUrl(absolute ? host(uri.getRawAuthority()) : "", path.isEmpty() ? "/" : path, query);
        if (bytes(normalized.host + normalized.pathAndQuery()) > MAX_NORMALIZED_BYTES) {
            throw new IllegalArgumentException(RULE);
        }
        return normalized;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(RULE, malformed);
        }
    }

    private static String host(String authority) {
        return authority
                .substring(authority.lastIndexOf('@') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst(":(80|443)?$", "")
                .replaceFirst("^www\\.", "");
    }

    private static String decode(String raw) {
        String text =
                ESCAPES.matcher(raw).replaceAll(escapes -> Matcher.quoteReplacement(decodeLetters(escapes.group())));
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * Decodes letters and digits of any script and RFC 3986's unreserved punctuation. Other characters stay encoded, and
     * so do bytes that are not UTF-8.
     */
    private static String decodeLetters(String escapes) {
        try {
            byte[] bytes = HexFormat.of().parseHex(escapes.replace("%", ""));
            StringBuilder decoded = new StringBuilder();
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .codePoints()
                    .forEach(c -> decoded.append(
                            c > 0x7f || Character.isLetterOrDigit(c) || UNRESERVED_PUNCTUATION.indexOf(c) >= 0
                                    ? Character.toString(c)
                                    : String.format("%%%02X", c)));
            return decoded.toString();
        } catch (CharacterCodingException notUtf8) {
            return escapes.toUpperCase(Locale.ROOT);
        }
    }

    /** Converts a query parameter. */
    public static NormalizedUrl fromString(String url) {
        return of(url);
    }

    public String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Returns the path with its query and without, because trackers add queries to URLs. */
    public List<String> paths() {
        return Stream.of(pathAndQuery(), path).distinct().toList();
    }

    /** Returns the most common spellings of this URL, to find it in columns that hold URLs as written by editors. */
    public List<String> spellings() {
        return paths().stream()
                .flatMap(text -> Stream.of(text, text.equals("/") || text.endsWith("/") ? text : text + "/"))
                .flatMap(text -> host.isEmpty()
                        ? Stream.of(text)
                        : Stream.of("https://", "https://www.", "http://", "http://www.")
                                .map(start -> start + host + text))
                .distinct()
                .toList();
    }
}
