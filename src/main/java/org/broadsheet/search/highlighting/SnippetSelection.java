package org.broadsheet.search.highlighting;

import java.util.List;
import org.broadsheet.search.highlighting.Highlighter.Mark;

/**
 * Selects the part of a body that is shown as its snippet: the part with the most different matched words, at word
 * boundaries; the beginning of the body when no word matches.
 *
 * @param end exclusive
 */
record SnippetSelection(int start, int end) {
    private static final int LENGTH = 240;

    /** Number of characters before the first matched word. */
    private static final int CONTEXT_BEFORE_MATCH = 60;

    static SnippetSelection of(String body, List<Mark> marks) {
        int start = marks.isEmpty() ? 0 : wordStart(body, densest(marks).start() - CONTEXT_BEFORE_MATCH);
        return new SnippetSelection(start, wordEnd(body, start + LENGTH));
    }

    /** The mark from which the most different words are within a snippet. */
    private static Mark densest(List<Mark> marks) {
        Mark densest = marks.get(0);
        long mostWords = 0;
        for (int first = 0; first < marks.size(); first++) {
            int limit = marks.get(first).start() + LENGTH - CONTEXT_BEFORE_MATCH;
            long words = marks.subList(first, marks.size()).stream()
                    .takeWhile(mark -> mark.end() <= limit)
                    .map(Mark::word)
                    .distinct()
                    .count();
            if (words > mostWords) {
                mostWords = words;
                densest = marks.get(first);
            }
        }
        return densest;
    }

    private static int wordStart(String text, int near) {
        int start = Math.max(0, near);
        int space = start == 0 ? -1 : text.indexOf(' ', start);
        return space < 0 || space > start + CONTEXT_BEFORE_MATCH ? codePointStart(text, start) : space + 1;
    }

    private static int wordEnd(String text, int near) {
        if (near >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', near);
        return space < near - CONTEXT_BEFORE_MATCH ? codePointStart(text, near) : space;
    }

    /** Moves an index out of the middle of a surrogate pair. */
    private static int codePointStart(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
