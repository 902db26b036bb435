package org.broadsheet.articles.writing;

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
 * The address of a page, so that all spellings of it are equal. What does not count: http or https, a leading "www.",
 * a default port, who is logged in, the case of the host, a slash at the end, the fragment, and how a letter is escaped.
 *
 * @param host empty when the address is relative to the site
 * @param query empty when there is none
 */
public record NormalizedUrl(String host, String path, String query) {
    public static final int MAX_BYTES = 2048;

    /** Some letters grow as they are normalised; an index entry has room for a third of a page and no more. */
    private static final int MOST_KEPT_BYTES = 2600;

    public static final String RULE =
            "must be an http or https URL, or a path that begins with `/`, of at most " + MAX_BYTES + " bytes";

    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
    private static final String PLAIN = "-._~";

    /** @throws IllegalArgumentException when it is no address of a page */
    public static NormalizedUrl of(String url) {
        URI uri = parsed(url.strip());
        boolean absolute = List.of("http", "https")
                        .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                && uri.getRawAuthority() != null;
        boolean relative = uri.getScheme() == null
                && uri.getRawAuthority() == null
                && url.strip().startsWith("/");
        if (!absolute && !relative || bytes(url) > MAX_BYTES) {
            throw new IllegalArgumentException(RULE);
        }
        String query = uri.getRawQuery() == null ? "" : unescaped(uri.getRawQuery());
        String path = unescaped(uri.getRawPath()).replaceAll("/+$", "");
        NormalizedUrl address =
                new NormalizedUrl(absolute ? host(uri.getRawAuthority()) : "", path.isEmpty() ? "/" : path, query);
        if (bytes(address.host + address.pathAndQuery()) > MOST_KEPT_BYTES) {
            throw new IllegalArgumentException(RULE);
        }
        return address;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static URI parsed(String url) {
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

    private static String unescaped(String raw) {
        String text = ESCAPES.matcher(raw).replaceAll(escapes -> Matcher.quoteReplacement(letters(escapes.group())));
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Escaped letters and digits of any script as themselves; what means something in a URL stays escaped. */
    private static String letters(String escapes) {
        try {
            byte[] bytes = HexFormat.of().parseHex(escapes.replace("%", ""));
            StringBuilder letters = new StringBuilder();
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .codePoints()
                    .forEach(c -> letters.append(
                            c > 0x7f || Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0
                                    ? Character.toString(c)
                                    : String.format("%%%02X", c)));
            return letters.toString();
        } catch (CharacterCodingException notUtf8) {
            return escapes.toUpperCase(Locale.ROOT);
        }
    }

    /** For query parameters. */
    public static NormalizedUrl fromString(String url) {
        return of(url);
    }

    /** The path as addresses are compared by it, with its query. */
    public String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** With its query and without: trackers add queries to addresses that had none. */
    public List<String> paths() {
        return Stream.of(pathAndQuery(), path).distinct().toList();
    }

    /** What may have been written for it by who wrote it plainly. */
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
