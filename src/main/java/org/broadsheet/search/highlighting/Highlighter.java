package org.broadsheet.search.highlighting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Marks words in plain text. The result is HTML that is safe to insert: all text is escaped. */
public final class Highlighter {
    /** Scripts without spaces, which {@code search_bigrams} splits into bigrams. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u3040-\\u30FF\\u3400-\\u9FFF\\uF900-\\uFAFF]");

    private final Set<String> spellings;

    /** @param spellings the words to mark, normalized */
    public Highlighter(Set<String> spellings) {
        this.spellings = spellings;
    }

    /**
     * A range of the text to mark.
     *
     * @param end exclusive
     * @param word the normalized word
     */
    record Mark(int start, int end, String word) {}

    public Highlight highlight(String title, String body) {
        return new Highlight(toHtml(title, 0, title.length(), marks(title)), snippet(body.replaceAll("\n+", " ")));
    }

    /**
     * Marks the beginnings of words that start with one of these.
     *
     * @param prefixes normalized
     */
    public static String markPrefixes(String text, List<String> prefixes) {
        List<Mark> marks = new ArrayList<>();
        WordTokenizer.forEachWord(text, (start, end) -> {
            String word = WordTokenizer.fold(text.substring(start, end));
            prefixes.stream()
                    .filter(word::startsWith)
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(prefix -> {
                        // Normalizing may change the length, for example of ß. The whole word is marked then.
                        boolean sameLength = word.length() == end - start;
                        marks.add(new Mark(start, sameLength ? start + prefix.length() : end, prefix));
                    });
        });
        return toHtml(text, 0, text.length(), marks);
    }

    private List<Mark> marks(String text) {
        List<Mark> marks = new ArrayList<>();
        WordTokenizer.forEachWord(text, (start, end) -> {
            String word = WordTokenizer.fold(text.substring(start, end));
            if (spellings.contains(word)) {
                marks.add(new Mark(start, end, word));
            } else if (!WordTokenizer.isAscii(word) && UNSPACED.matcher(word).find()) {
                markBigrams(text, start, end, marks);
            }
        });
        return marks;
    }

    /** Overlapping bigrams of the query become one mark. */
    private void markBigrams(String text, int start, int end, List<Mark> marks) {
        int from = -1;
        for (int index = start; index < end; index++) {
            boolean matches = index + 2 <= end && spellings.contains(text.substring(index, index + 2));
            if (matches && from < 0) {
                from = index;
            } else if (!matches && from >= 0) {
                marks.add(new Mark(from, index + 1, text.substring(from, index + 1)));
                from = -1;
            }
        }
    }

    private String snippet(String body) {
        List<Mark> marks = marks(body);
        SnippetSelection selection = SnippetSelection.of(body, marks);
        int start = selection.start();
        int end = selection.end();
        List<Mark> selected = marks.stream()
                .filter(mark -> mark.start() >= start && mark.end() <= end)
                .toList();
        return (start > 0 ? "… " : "") + toHtml(body, start, end, selected).strip() + (end < body.length() ? " …" : "");
    }

    private static String toHtml(String text, int start, int end, List<Mark> marks) {
        StringBuilder html = new StringBuilder();
        int written = start;
        for (Mark mark : marks) {
            html.append(escape(text.substring(written, mark.start())))
                    .append("<mark>")
                    .append(escape(text.substring(mark.start(), mark.end())))
                    .append("</mark>");
            written = mark.end();
        }
        return html.append(escape(text.substring(written, end))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
