package org.broadsheet.authors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.broadsheet.platform.register.Entry;

/** A person in bylines. */
@Entity
public class Author extends Entry {
    public String bio;
    public String url;

    @Column(name = "image_url")
    public String imageUrl;
}
