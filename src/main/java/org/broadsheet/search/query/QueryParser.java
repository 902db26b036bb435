package org.broadsheet.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.search.query.ParsedQuery.Clause;

/**
 * Parses the text of a search box: words, phrases in double quotes, and a minus before a word or phrase that excludes it.
 * Any other punctuation is ignored later, when the words are normalized.
 */
final class QueryParser {
    /** Group 1: the minus of a phrase. Group 2: the phrase. Group 3: a word with its minus. */
    private static final Pattern CLAUSE = Pattern.compile("(-?)\"([^\"]*)\"|(\\S+)");

    private QueryParser() {}

    static List<Clause> parse(String text) {
        List<Clause> clauses = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(text.replaceAll("[“”„«»]", "\""));
        while (matcher.find()) {
            String word = matcher.group(3);
            if (word == null) {
                clauses.add(new Clause(matcher.group(2), true, !matcher.group(1).isEmpty()));
            } else {
                boolean excluded =
                        word.length() > 1 && word.charAt(0) == '-' && Character.isLetterOrDigit(word.charAt(1));
                clauses.add(new Clause(word, false, excluded));
            }
        }
        return clauses;
    }
}
