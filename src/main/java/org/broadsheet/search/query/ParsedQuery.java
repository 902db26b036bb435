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
public record ParsedQuery(String text, List<Piece> pieces) {
    private static final Pattern PIECE = Pattern.compile("(-?)\"([^\"]*)\"|(\\S+)");

    /** @param quoted whether it is to be taken word for word */
    public record Piece(String text, boolean quoted, boolean excluded) {
        /** Whether it asks for all words that begin so: {@code immig*}. */
        boolean beginning() {
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
        return new ParsedQuery(words.text(), piecesOf(words.text().replaceAll("[“”„«»]", "\"")));
    }

    private static List<Piece> piecesOf(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            String word = matcher.group(3);
            if (word == null) {
                pieces.add(new Piece(matcher.group(2), true, !matcher.group(1).isEmpty()));
            } else {
                boolean excluded =
                        word.length() > 1 && word.charAt(0) == '-' && Character.isLetterOrDigit(word.charAt(1));
                pieces.add(new Piece(word, false, excluded));
            }
        }
        return pieces;
    }

    /** Whether the last word may still be in the making. */
    boolean endsInWord() {
        Piece last = pieces.get(pieces.size() - 1);
        return !last.quoted() && !last.excluded() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
    }
}
