package org.broadsheet.http.json;

import com.fasterxml.jackson.core.filter.TokenFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields a caller wants, such as {@code title,slug,category.slug}: only those are sent. */
public final class FieldSelection {
    private static final Pattern PATH = Pattern.compile("[A-Za-z]{1,40}(\\.[A-Za-z]{1,40}){0,4}");
    private static final int MAX_PATHS = 50;

    private final Map<String, FieldSelection> children = new LinkedHashMap<>();

    private FieldSelection() {}

    /** @throws IllegalArgumentException when it is not a comma-separated list of field paths */
    public static FieldSelection fromString(String fields) {
        FieldSelection selection = new FieldSelection();
        String[] paths = fields.split(",", -1);
        if (paths.length > MAX_PATHS) {
            throw new IllegalArgumentException("may name " + MAX_PATHS + " fields at most");
        }
        for (String path : paths) {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException(
                        "must name fields, separated by commas, such as title,category.slug");
            }
            FieldSelection place = selection;
            for (String name : path.split("\\.")) {
                place = place.children.computeIfAbsent(name, any -> new FieldSelection());
            }
        }
        return selection;
    }

    /** @throws org.broadsheet.http.problem.ProblemException 400 naming every field that {@code type} does not have */
    public void check(Class<?> type) {
        SelectableFields.check(this, type);
    }

    Map<String, FieldSelection> children() {
        return children;
    }

    /** Lets only the selected fields of each item of a list through, and all that stands around the items. */
    public TokenFilter itemFilter() {
        FieldSelection selection = this;
        return new TokenFilter() {
            @Override
            public TokenFilter includeProperty(String name) {
                return name.equals("items") ? new ItemFilter(selection) : TokenFilter.INCLUDE_ALL;
            }
        };
    }

    private static final class ItemFilter extends TokenFilter {
        private final FieldSelection selection;

        ItemFilter(FieldSelection selection) {
            this.selection = selection;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            FieldSelection child = selection.children.get(name);
            if (child == null) {
                return null;
            }
            return child.children.isEmpty() ? TokenFilter.INCLUDE_ALL : new ItemFilter(child);
        }

        @Override
        protected boolean _includeScalar() {
            return false;
        }
    }
}
