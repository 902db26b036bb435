package org.broadsheet.http.direct;

import org.broadsheet.http.paging.Page;
import org.broadsheet.http.responses.CacheMetadata;

/**
 * A response found without a JAX-RS resource.
 *
 * @param view a record, or the bytes of prerendered JSON
 * @param version the version of an editable object, else null
 * @param position the position of a page of a list, else null
 * @param language the value of {@code Content-Language}, or null
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
