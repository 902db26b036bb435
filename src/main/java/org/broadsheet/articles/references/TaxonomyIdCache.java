package org.broadsheet.articles.references;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.taxonomy.TaxonomyKind;

/** Row ids of categories, tags, authors and sources found in this transaction. Saves imports repeated queries. */
@TransactionScoped
class TaxonomyIdCache implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, Long> ids = new HashMap<>();

    void put(TaxonomyKind kind, String slug, long id) {
        ids.put(kind.table() + '/' + slug, id);
    }

    /** @return null when the slug is not cached */
    Long get(TaxonomyKind kind, String slug) {
        return ids.get(kind.table() + '/' + slug);
    }
}
