package org.broadsheet.imports.wxr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What did not fit: the first thousand one by one, and what is plentiful in numbers. */
final class WxrWarnings {
    private static final int MOST = 1000;

    private final List<WxrWarning> single = new ArrayList<>();
    private final Map<String, Integer> counted = new TreeMap<>();

    void add(WxrItem item, String field, String detail) {
        if (single.size() < MOST) {
            single.add(new WxrWarning(item.externalId(), field, detail));
        }
    }

    void count(String what, int times) {
        if (times > 0) {
            counted.merge(what, times, Integer::sum);
        }
    }

    List<WxrWarning> list() {
        List<WxrWarning> list = new ArrayList<>();
        counted.forEach((what, times) -> list.add(new WxrWarning("channel", what, times + " left out")));
        list.addAll(single);
        return list;
    }
}
