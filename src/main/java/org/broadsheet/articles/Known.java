package org.broadsheet.articles;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.platform.register.Kind;

/** Entries found in this transaction, so that the many articles of an import do not ask for them again. */
@TransactionScoped
class Known implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, Long> ids = new HashMap<>();

    void put(Kind kind, String slug, long id) {
        ids.put(kind.table() + '/' + slug, id);
    }

    /** @return null when it was not found so far */
    Long id(Kind kind, String slug) {
        return ids.get(kind.table() + '/' + slug);
    }
}
