package org.broadsheet.search.query;


import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.articles.reading.SearchText;

/**
 * What somebody typed into a search box: words, phrases in double quotes, and either with a hyphen in front to leave it
 * out. Whatever else stands there is passed over, as search boxes do.
 */
public record ParsedQuery(String text, List<Clause> clauses) {
    private static final Pattern CLAUSE = Pattern.compile("(-?)\"([^\"]*)\"|(\\S+)");

    /** @param quoted whether it is to be taken word for word */
    public record Clause(String text, boolean quoted, boolean excluded) {
        /** Whether it asks for all words that begin so: {@code immig*}. */
        boolean isPrefix() {
            return !quoted && text.endsWith("*");
        }

        String asTyped() {
            return quoted ? (excluded ? "-" : "") + '"' + text + '"' : text;
        }
    }

    /** @throws IllegalArgumentException when it is empty, too long, or no text */
    public static ParsedQuery fromString(String text) {
        return of(SearchText.fromString(text));
    }

    public static ParsedQuery of(SearchText words) {
        return new ParsedQuery(words.text(), clausesOf(words.text().replaceAll("[“”„«»]", "\"")));
    }

    private static List<Clause> clausesOf(String text) {
        List<Clause> pieces = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(text);
        while (matcher.find()) {
            String word = matcher.group(3);
            if (word == null) {
                pieces.add(new Clause(matcher.group(2), true, !matcher.group(1).isEmpty()));
            } else {
                boolean excluded =
                        word.length() > 1 && word.charAt(0) == '-' && Character.isLetterOrDigit(word.charAt(1));
                pieces.add(new Clause(word, false, excluded));
            }
        }
        return pieces;
    }

    /** Whether the last word may still be in the making. */
    boolean endsWithUnfinishedWord() {
        Clause last = clauses.get(clauses.size() - 1);
        return !last.quoted() && !last.excluded() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
    }
}
