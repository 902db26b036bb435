package org.broadsheet.http.json;

import com.fasterxml.jackson.core.filter.TokenFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields to include in a response, from the query parameter {@code fields}, such as {@code title,category.slug}. */
public final class FieldSelection {
    private static final Pattern PATH = Pattern.compile("[A-Za-z]{1,40}(\\.[A-Za-z]{1,40}){0,4}");
    private static final int MAX_PATHS = 50;

    private final Map<String, FieldSelection> children = new LinkedHashMap<>();

    private FieldSelection() {}

    /** @throws IllegalArgumentException if the text is not a comma-separated list of field paths */
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
            FieldSelection parent = selection;
            for (String name : path.split("\\.")) {
                parent = parent.children.computeIfAbsent(name, any -> new FieldSelection());
            }
        }
        return selection;
    }

    /** @throws org.broadsheet.http.problem.ProblemException 400 with an error for each field that {@code type} lacks */
    public void check(Class<?> type) {
        SelectableFields.check(this, type);
    }

    Map<String, FieldSelection> children() {
        return children;
    }

    /** Keeps the selected fields of each list item, and everything outside {@code items}. */
    public TokenFilter itemFilter() {
        FieldSelection selection = this;
        return new TokenFilter() {
            @Override
            public TokenFilter includeProperty(String name) {
                return name.equals("items") ? new ItemFilter(selection) : TokenFilter.INCLUDE_ALL;
            }
        };
    }

    /** Keeps what is empty or null, so that every item has every selected field. */
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

        @Override
        public boolean includeNull() {
            return true;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }
    }
}
