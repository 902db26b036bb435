package org.broadsheet.http.json;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.List;

/** Compares two texts line by line and writes the result in unified format, as {@code diff -u} does. */
final class LineDiff {
    private static final int CONTEXT = 3;

    /** The time to compare grows with the square of the differing lines. Above this number they become a single change. */
    private static final int MAX_COMPARED_LINES = 1000;

    private LineDiff() {}

    static String of(String name, String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<String> unified =
                UnifiedDiffUtils.generateUnifiedDiff("a" + name, "b" + name, old, patch(old, now), CONTEXT);
        return String.join("\n", unified) + "\n";
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    private static Patch<String> patch(List<String> old, List<String> now) {
        int start = 0;
        int shorter = Math.min(old.size(), now.size());
        while (start < shorter && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<String> removed = old.subList(start, old.size() - end);
        List<String> added = now.subList(start, now.size() - end);
        if (removed.size() + added.size() <= MAX_COMPARED_LINES) {
            return DiffUtils.diff(old, now);
        }
        Patch<String> whole = new Patch<>();
        whole.addDelta(new ChangeDelta<>(new Chunk<>(start, removed), new Chunk<>(start, added)));
        return whole;
    }
}
