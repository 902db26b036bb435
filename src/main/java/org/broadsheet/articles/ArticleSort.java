package org.broadsheet.articles;

import java.util.Arrays;

/** The orders a list can have; ties go by id in the same direction. */
public enum ArticleSort {
    NEWEST("-publishedAt", "listed_at", true),
    OLDEST("publishedAt", "listed_at", false),
    UPDATED("-updatedAt", "updated_at", true),
    TITLE("title", "title_order", false);

    private final String word;
    private final String column;
    private final boolean descending;

    ArticleSort(String word, String column, boolean descending) {
        this.word = word;
        this.column = column;
        this.descending = descending;
    }

    /** @throws IllegalArgumentException for a word that is no order */
    public static ArticleSort fromString(String word) {
        return Arrays.stream(values())
                .filter(sort -> sort.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("must be one of -publishedAt, publishedAt, -updatedAt, title"));
    }

    String word() {
        return word;
    }

    String column() {
        return column;
    }

    boolean byTime() {
        return this != TITLE;
    }

    /** Whether the listing table is in this order. */
    boolean byListing() {
        return column.equals("listed_at");
    }

    String direction() {
        return descending ? "DESC" : "ASC";
    }

    String beyond() {
        return descending ? "<" : ">";
    }
}
