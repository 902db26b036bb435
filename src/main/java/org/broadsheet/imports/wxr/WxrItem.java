package org.broadsheet.imports.wxr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The elements of one item, author, category or tag of the export. */
final class WxrItem {
    /**
     * @param domain {@code category}, {@code post_tag} or a custom taxonomy
     * @param nicename the slug
     */
    record Term(String domain, String nicename, String name) {}

    final int line;
    final List<Term> terms = new ArrayList<>();
    final Map<String, String> meta = new HashMap<>();
    int comments;
    private final Map<String, String> fields = new HashMap<>();

    WxrItem(int line) {
        this.line = line;
    }

    void put(String name, String text) {
        fields.putIfAbsent(name, text);
    }

    /** Returns the stripped text of an element, or an empty string if it is missing. */
    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    String raw(String name) {
        return fields.getOrDefault(name, "");
    }

    String type() {
        return text("wp:post_type");
    }

    String externalId() {
        return "wp:" + text("wp:post_id");
    }
}
