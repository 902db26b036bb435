package org.broadsheet.articles.filters;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.http.json.ClosestMatch;

/** The statuses of the articles in a list. */
public record StatusFilter(Set<ArticleStatus> statuses) {
    public static final StatusFilter PUBLIC = new StatusFilter(EnumSet.of(ArticleStatus.published));

    /** @throws IllegalArgumentException when the text is not a comma-separated list of statuses */
    public static StatusFilter fromString(String text) {
        Set<ArticleStatus> statuses = EnumSet.noneOf(ArticleStatus.class);
        for (String part : text.split(",", -1)) {
            statuses.add(ClosestMatch.find(ArticleStatus.values(), Enum::name, part));
        }
        return new StatusFilter(statuses);
    }

    public boolean isPublic() {
        return equals(PUBLIC);
    }

    public boolean isSingle() {
        return statuses.size() == 1;
    }

    public List<String> names() {
        return statuses.stream().map(Enum::name).toList();
    }
}
