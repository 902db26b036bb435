package org.broadsheet.imports.wxr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One item, author, category or tag of the file, as its elements say. */
final class WxrItem {
    /**
     * @param domain {@code category}, {@code post_tag} or a taxonomy of somebody's own
     * @param nicename what WordPress has in addresses
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

    /** An element's text, empty when it is not there. */
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
