package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.http.direct.DirectResponder;
import org.broadsheet.http.direct.PlainUri;
import org.broadsheet.http.values.Slug;

/** One article by its slug, where it is ready. */
@Singleton
class DirectArticle implements DirectResponder {
    private final PrerenderedArticles ready;

    DirectArticle(PrerenderedArticles ready) {
        this.ready = ready;
    }

    @Override
    public Optional<Lookup> match(PlainUri address) {
        return address.pathBetween("/v1/articles/", "")
                .filter(slug -> address.hasOnlyParameters(Set.of()) && Slug.isWellFormed(slug))
                .map(slug -> () -> ready.find(new SlugOrId(slug)));
    }
}
