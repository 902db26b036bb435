package org.broadsheet.articles.reading;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.database.Row;
import org.broadsheet.http.json.DidYouMean;
import org.broadsheet.http.paging.Cursor;

/** The orders a list can have; ties go by id in the same direction. */
public enum ArticleSort {
    NEWEST("-publishedAt", "article.listed_at", true),
    OLDEST("publishedAt", "article.listed_at", false),
    UPDATED("-updatedAt", "article.updated_at", true),
    TITLE("title", "article.title_sort_key", false),
    VIEWS("-views", "viewed.views", true);

    private static final List<String> PARAMETER_VALUES =
            Arrays.stream(values()).map(ArticleSort::parameterValue).toList();

    private final String parameterValue;
    private final String column;
    private final boolean descending;

    ArticleSort(String word, String column, boolean descending) {
        this.parameterValue = word;
        this.column = column;
        this.descending = descending;
    }

    /** @throws IllegalArgumentException for a word that is no order */
    public static ArticleSort fromString(String word) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameterValue.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(DidYouMean.oneOf(PARAMETER_VALUES, word)));
    }

    String parameterValue() {
        return parameterValue;
    }

    String column() {
        return column;
    }

    /** A cursor's key, as the column is compared with it. */
    Object sortKey(Cursor cursor) {
        return switch (this) {
            case NEWEST, OLDEST, UPDATED -> cursor.time();
            case TITLE -> cursor.key();
            case VIEWS -> cursor.number();
        };
    }

    /** What a cursor's key is the text of, where the row's column {@code place} is what the list is sorted by. */
    Object sortKey(Row row) throws SQLException {
        return this == TITLE || this == VIEWS ? row.text("place") : row.time("place");
    }

    /** Whether the listing table is in this order. */
    boolean isByListedAt() {
        return this == NEWEST || this == OLDEST;
    }

    String direction() {
        return descending ? "DESC" : "ASC";
    }

    String afterOperator() {
        return descending ? "<" : ">";
    }
}
