package org.broadsheet.articles.rendering;

import java.util.List;
import java.util.Map;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.http.values.LanguageTag;

/** The authors in one line, in the language of the article: "Ann Lee, Bo Oh and Cy Day". */
public final class Byline {
    /** What stands before the last name, where it is the same whatever the name. */
    private static final Map<String, String> CONJUNCTIONS = Map.of(
            "az", " və ", "de", " und ", "en", " and ", "fr", " et ", "nl", " en ", "pt", " e ", "ru", " и ", "tr",
            " ve ");

    private Byline() {}

    /** Null without authors. */
    public static String of(List<AuthorRef> authors, LanguageTag language) {
        if (authors.isEmpty()) {
            return null;
        }
        List<String> names = authors.stream().map(AuthorRef::name).toList();
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last))
                        + CONJUNCTIONS.getOrDefault(language.locale().getLanguage(), ", ")
                        + names.get(last);
    }
}
