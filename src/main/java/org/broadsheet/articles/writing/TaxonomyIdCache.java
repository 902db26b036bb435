package org.broadsheet.articles.writing;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.taxonomy.TaxonomyKind;

/** Entries found in this transaction, so that the many articles of an import do not ask for them again. */
@TransactionScoped
class TaxonomyIdCache implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, Long> ids = new HashMap<>();

    void put(TaxonomyKind kind, String slug, long id) {
        ids.put(kind.table() + '/' + slug, id);
    }

    /** @return null when it was not found so far */
    Long get(TaxonomyKind kind, String slug) {
        return ids.get(kind.table() + '/' + slug);
    }
}
