package org.broadsheet.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.ndjson.NdjsonFields;
import org.broadsheet.http.ndjson.NdjsonKind;

/** The NDJSON line of the site settings. */
@Singleton
class SiteNdjson implements NdjsonKind {
    private final NdjsonFields json;
    private final CacheInvalidation cacheInvalidation;

    SiteNdjson(NdjsonFields json, CacheInvalidation cacheInvalidation) {
        this.json = json;
        this.cacheInvalidation = cacheInvalidation;
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
    public List<ExportLine> exportAfter(ExportLine last) {
        return last == null ? List.of(new ExportLine(Site.ID, json.of(SiteInput.of(Site.get())))) : List.of();
    }

    @Override
    public Optional<ObjectNode> current(ObjectNode fields) {
        return Optional.of(exportAfter(null).get(0).fields());
    }

    @Override
    public ImportOutcome importLine(ObjectNode fields) {
        Site site = Site.get();
        int version = site.version;
        json.read(fields, SiteInput.class).applyTo(site);
        Site.flush();
        cacheInvalidation.invalidateAll();
        return site.version == version ? ImportOutcome.unchanged : ImportOutcome.updated;
    }
}
