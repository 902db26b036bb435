package org.broadsheet.search.highlighting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Marks words in plain text. What leaves is HTML, safe to insert as it is: everything else is escaped. */
public final class Highlighter {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    /** Scripts without spaces, cut into pairs by {@code search_bigrams}. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u3040-\\u30FF\\u3400-\\u9FFF\\uF900-\\uFAFF]");

    private static final int ASCII = 0x80;
    private static final int SNIPPET_LENGTH = 240;

    /** Where a snippet may begin before its first marked word. */
    private static final int RUN_UP = 60;

    private final Set<String> spellings;

    /** @param spellings the words to be marked, folded */
    public Highlighter(Set<String> spellings) {
        this.spellings = spellings;
    }

    private record Mark(int start, int end, String word) {}

    public Highlight of(String title, String body) {
        return new Highlight(marked(title, 0, title.length(), marks(title)), snippet(body.replace('\n', ' ')));
    }

    /** The words of a text, folded. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        eachWord(text, (start, end) -> words.add(folded(text.substring(start, end))));
        return words;
    }

    /** A word of a text by its ends. */
    private interface WordAt {
        void accept(int start, int end);
    }

    /** What search takes for a word: letters, numbers and marks without anything between them. */
    private static void eachWord(String text, WordAt word) {
        int start = -1;
        for (int place = 0; place < text.length(); ) {
            int codePoint = text.codePointAt(place);
            boolean inside = isInWord(codePoint);
            if (inside && start < 0) {
                start = place;
            } else if (!inside && start >= 0) {
                word.accept(start, place);
                start = -1;
            }
            place += Character.charCount(codePoint);
        }
        if (start >= 0) {
            word.accept(start, text.length());
        }
    }

    /** Unicode's general categories L, M and N, in the order in which Java counts them. */
    private static boolean isInWord(int codePoint) {
        int type = Character.getType(codePoint);
        return type >= Character.UPPERCASE_LETTER && type <= Character.OTHER_NUMBER;
    }

    /** Marks what begins with one of these words, as far as it is the same. */
    public static String beginnings(String text, List<String> words) {
        List<Mark> marks = new ArrayList<>();
        eachWord(text, (start, end) -> {
            String folded = folded(text.substring(start, end));
            words.stream()
                    .filter(folded::startsWith)
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(word -> {
                        boolean alike = folded.length() == end - start;
                        marks.add(new Mark(start, alike ? start + word.length() : end, word));
                    });
        });
        return marked(text, 0, text.length(), marks);
    }

    private List<Mark> marks(String text) {
        List<Mark> marks = new ArrayList<>();
        eachWord(text, (start, end) -> {
            String folded = folded(text.substring(start, end));
            if (spellings.contains(folded)) {
                marks.add(new Mark(start, end, folded));
            } else if (!isAscii(folded) && UNSPACED.matcher(folded).find()) {
                markPairs(text, start, end, marks);
            }
        });
        return marks;
    }

    /** Where there are no spaces, neighbouring pairs that were asked for make one mark. */
    private void markPairs(String text, int start, int end, List<Mark> marks) {
        int from = -1;
        for (int place = start; place < end; place++) {
            boolean asked = place + 2 <= end && spellings.contains(text.substring(place, place + 2));
            if (asked && from < 0) {
                from = place;
            } else if (!asked && from >= 0) {
                marks.add(new Mark(from, place + 1, text.substring(from, place + 1)));
                from = -1;
            }
        }
    }

    private static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return lower;
        }
        String plain =
                ACCENT.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return lower.indexOf('й') >= 0 ? lower.replace('ё', 'е') : plain.replace("ß", "ss");
    }

    private static boolean isAscii(String word) {
        for (int place = 0; place < word.length(); place++) {
            if (word.charAt(place) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private String snippet(String body) {
        List<Mark> marks = marks(body);
        int start = marks.isEmpty() ? 0 : wordStart(body, best(marks).start() - RUN_UP);
        int end = wordEnd(body, start + SNIPPET_LENGTH);
        List<Mark> shown = marks.stream()
                .filter(mark -> mark.start() >= start && mark.end() <= end)
                .toList();
        return (start > 0 ? "… " : "") + marked(body, start, end, shown).strip() + (end < body.length() ? " …" : "");
    }

    /** The mark at which the most different words are within reach. */
    private static Mark best(List<Mark> marks) {
        Mark best = marks.get(0);
        long most = 0;
        for (int first = 0; first < marks.size(); first++) {
            int limit = marks.get(first).start() + SNIPPET_LENGTH - RUN_UP;
            long different = marks.subList(first, marks.size()).stream()
                    .takeWhile(mark -> mark.end() <= limit)
                    .map(Mark::word)
                    .distinct()
                    .count();
            if (different > most) {
                most = different;
                best = marks.get(first);
            }
        }
        return best;
    }

    private static int wordStart(String text, int near) {
        int start = Math.max(0, near);
        int space = start == 0 ? -1 : text.indexOf(' ', start);
        return space < 0 || space > start + RUN_UP ? whole(text, start) : space + 1;
    }

    private static int wordEnd(String text, int near) {
        if (near >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', near);
        return space < near - RUN_UP ? whole(text, near) : space;
    }

    /** Not between the halves of a surrogate pair. */
    private static int whole(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    private static String marked(String text, int start, int end, List<Mark> marks) {
        StringBuilder html = new StringBuilder();
        int done = start;
        for (Mark mark : marks) {
            html.append(escaped(text.substring(done, mark.start())))
                    .append("<mark>")
                    .append(escaped(text.substring(mark.start(), mark.end())))
                    .append("</mark>");
            done = mark.end();
        }
        return html.append(escaped(text.substring(done, end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
