package org.broadsheet.platform.delivery;

import org.broadsheet.platform.page.Page;

/**
 * What is sent to whoever asked a plain question.
 *
 * @param view what is turned into JSON; bytes are JSON already
 * @param version of an editable thing, else null
 * @param position of a page, else null
 * @param language the answer's own; null where it is in none
 */
public record StraightAnswer(
        Object view, Integer version, Page.Position position, String language, Freshness freshness) {
    public static StraightAnswer whole(byte[] json, int version, String language, Freshness freshness) {
        return new StraightAnswer(json, version, null, language, freshness);
    }

    public static StraightAnswer page(Object view, Page.Position position, Freshness freshness) {
        return new StraightAnswer(view, null, position, null, freshness);
    }
}
