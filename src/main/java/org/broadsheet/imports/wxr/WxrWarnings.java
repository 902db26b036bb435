package org.broadsheet.imports.wxr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects warnings: the first 1,000 one by one, and counts of frequent kinds such as comments. */
final class WxrWarnings {
    private static final int MAX_WARNINGS = 1000;

    private final List<WxrWarning> warnings = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(WxrItem item, String field, String detail) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(new WxrWarning(item.externalId(), field, detail));
        }
    }

    void count(String what, int times) {
        if (times > 0) {
            counts.merge(what, times, Integer::sum);
        }
    }

    List<WxrWarning> list() {
        List<WxrWarning> list = new ArrayList<>();
        counts.forEach((what, times) -> list.add(new WxrWarning("channel", what, times + " left out")));
        list.addAll(warnings);
        return list;
    }
}
