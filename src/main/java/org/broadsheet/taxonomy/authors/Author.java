package org.broadsheet.taxonomy.authors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.broadsheet.taxonomy.TaxonomyEntry;

/** A person named in bylines. */
@Entity
public class Author extends TaxonomyEntry {
    public String bio;
    public String url;

    @Column(name = "image_url")
    public String imageUrl;
}
