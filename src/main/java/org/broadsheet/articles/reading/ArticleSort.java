package org.broadsheet.articles.reading;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.http.json.ClosestMatch;
import org.broadsheet.http.paging.ListPosition;

/** Sort orders of article lists. Articles with equal values are sorted by id in the same direction. */
public enum ArticleSort {
    NEWEST("-publishedAt", "article.listed_at", true),
    OLDEST("publishedAt", "article.listed_at", false),
    UPDATED("-updatedAt", "article.updated_at", true),
    TITLE("title", "article.title_sort_key", false),
    VIEWS("-views", "viewed.views", true);

    private final String parameterValue;
    private final String column;
    private final boolean descending;

    ArticleSort(String parameterValue, String column, boolean descending) {
        this.parameterValue = parameterValue;
        this.column = column;
        this.descending = descending;
    }

    /** @throws IllegalArgumentException for an unknown order */
    public static ArticleSort fromString(String parameterValue) {
        return ClosestMatch.find(values(), ArticleSort::parameterValue, parameterValue);
    }

    String parameterValue() {
        return parameterValue;
    }

    String column() {
        return column;
    }

    /** The sort value of a position, in the type of the sorted column. */
    Object sortKey(ListPosition position) {
        return switch (this) {
            case NEWEST, OLDEST, UPDATED -> position.time();
            case TITLE -> position.key();
            case VIEWS -> position.number();
        };
    }

    /** The sort value of a row with the sorted column named {@code sort_key}; a position holds its text. */
    Object sortKey(Row row) throws SQLException {
        return this == TITLE || this == VIEWS ? row.text("sort_key") : row.time("sort_key");
    }

    /** Whether the indexes of table {@code listing} have this order. */
    boolean isByListedAt() {
        return this == NEWEST || this == OLDEST;
    }

    String direction() {
        return descending ? "DESC" : "ASC";
    }

    /** The SQL operator that compares the rows behind a position with it. */
    String afterOperator() {
        return descending ? "<" : ">";
    }
}
