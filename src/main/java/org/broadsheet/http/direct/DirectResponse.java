package org.broadsheet.http.direct;

import org.broadsheet.http.paging.Page;
import org.broadsheet.http.responses.CacheMetadata;

/**
 * What is sent to whoever asked a plain question.
 *
 * @param view what is turned into JSON; bytes are JSON already
 * @param version of an editable thing, else null
 * @param position of a page, else null
 * @param language the answer's own; null where it is in none
 */
public record DirectResponse(
        Object view, Integer version, Page.Position position, String language, CacheMetadata metadata) {
    public static DirectResponse versioned(byte[] json, int version, String language, CacheMetadata metadata) {
        return new DirectResponse(json, version, null, language, metadata);
    }

    public static DirectResponse page(Object view, Page.Position position, CacheMetadata metadata) {
        return new DirectResponse(view, null, position, null, metadata);
    }
}
