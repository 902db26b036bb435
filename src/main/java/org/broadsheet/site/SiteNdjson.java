package org.broadsheet.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.ndjson.NdjsonKind;
import org.broadsheet.taxonomy.NdjsonContext;

/** What the publication says of itself, on its way from one site to another. */
@Singleton
class SiteNdjson implements NdjsonKind {
    private final NdjsonContext ground;
    private final CacheInvalidation touched;

    SiteNdjson(NdjsonContext ground, CacheInvalidation touched) {
        this.ground = ground;
        this.touched = touched;
    }

    @Override
    public String kind() {
        return "site";
    }

    @Override
    public String plural() {
        return "site";
    }

    @Override
    public boolean isForAdmins() {
        return true;
    }

    @Override
    public List<Leaf> after(Leaf last) {
        return last == null ? List.of(new Leaf(Site.ONLY, ground.object(SiteInput.of(Site.get())))) : List.of();
    }

    @Override
    public Optional<ObjectNode> kept(ObjectNode fields) {
        return Optional.of(after(null).get(0).fields());
    }

    @Override
    public Taken take(ObjectNode fields) {
        Site site = Site.get();
        int version = site.version;
        ground.read(fields, SiteInput.class).applyTo(site);
        Site.flush();
        touched.touchEverything();
        return site.version == version ? Taken.unchanged : Taken.updated;
    }
}
