package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.http.direct.DirectResponder;
import org.broadsheet.http.direct.PlainUri;
import org.broadsheet.http.values.Slug;

/** Answers requests for one article by slug from its prerendered JSON. */
@Singleton
class DirectArticle implements DirectResponder {
    private final PrerenderedArticles prerendered;

    DirectArticle(PrerenderedArticles prerendered) {
        this.prerendered = prerendered;
    }

    @Override
    public Optional<Lookup> match(PlainUri uri) {
        return uri.pathBetween("/v1/articles/", "")
                .filter(slug -> uri.hasOnlyParameters(Set.of()) && Slug.isWellFormed(slug))
                .map(slug -> () -> prerendered.find(new SlugOrId(slug)));
    }
}
