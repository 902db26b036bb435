package org.broadsheet.sources;

import jakarta.persistence.Entity;
import org.broadsheet.platform.register.Entry;

/** Where outside articles come from. */
@Entity
public class Source extends Entry {
    public String url;

    /** What a page prints under an article of this source; null: the site's own default. */
    public String disclaimer;
}
