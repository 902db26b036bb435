package org.broadsheet.http.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.gcardone.junidecode.Junidecode;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;

/** The part of a URL that identifies an article, category, tag, author or source: lower-case ASCII words joined by single hyphens, 1 to 120 characters. */
public record Slug(@JsonValue String value) {
    public static final int MAX_LENGTH = 120;
    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";
    public static final String RULE = "use 1 to 120 characters: a-z, 0-9 and single hyphens between them";

    private static final Pattern WELL_FORMED = Pattern.compile(PATTERN);
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern APOSTROPHE = Pattern.compile("['’`´ʻʼ]");

    /** A vowel of Azerbaijani. Transliteration tables treat it as a phonetic symbol. */
    private static final Pattern SCHWA = Pattern.compile("[əƏ]");

    @JsonCreator
    public Slug {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    value.isBlank() || value.length() > MAX_LENGTH ? RULE : RULE + ", such as `" + from(value) + "`");
        }
    }

    /** Converts a query parameter. */
    public static Slug fromString(String value) {
        return new Slug(value);
    }

    /**
     * The slug in the path of a PUT request.
     *
     * @throws ProblemException 422 if the segment is not a valid slug
     */
    public static Slug inPath(String segment) {
        if (!isWellFormed(segment)) {
            throw new ProblemException(
                    ErrorCode.INVALID_CONTENT,
                    "`" + segment + "` cannot be a slug: " + RULE + ". Try `" + from(segment) + "`.");
        }
        return new Slug(segment);
    }

    public static boolean isWellFormed(String value) {
        return value.length() <= MAX_LENGTH && WELL_FORMED.matcher(value).matches();
    }

    /** Derives a slug from a headline or name in any script. A text without an ASCII transliteration becomes its code points. */
    public static Slug from(String text) {
        String plain = SCHWA.matcher(APOSTROPHE.matcher(text).replaceAll("")).replaceAll("e");
        String joined = joinWords(Junidecode.unidecode(plain).toLowerCase(Locale.ROOT));
        if (joined.isEmpty()) {
            joined = text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining("-", "u", ""));
        }
        return new Slug(cutAtWord(joined, MAX_LENGTH));
    }

    private static String joinWords(String ascii) {
        return trimHyphens(NOT_A_WORD.matcher(ascii).replaceAll("-"));
    }

    /** Appends "-2", "-3"…; shortens the slug to stay within {@link #MAX_LENGTH}. */
    public Slug numbered(int number) {
        String suffix = "-" + number;
        return new Slug(cutAtWord(value, MAX_LENGTH - suffix.length()) + suffix);
    }

    private static String cutAtWord(String joined, int length) {
        if (joined.length() <= length) {
            return joined;
        }
        int hyphen = joined.lastIndexOf('-', length);
        return hyphen > length / 2 ? joined.substring(0, hyphen) : trimHyphens(joined.substring(0, length));
    }

    private static String trimHyphens(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.endsWith("-") && text.length() > from ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return value;
    }
}
