package org.broadsheet.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.database.DryRun;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.caching.CacheInvalidation;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.json.JsonDiff;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.responses.CacheMetadata;
import org.broadsheet.http.responses.IfMatchCheck;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.values.PreferredLanguages;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/site")
@Produces(MediaType.APPLICATION_JSON)
public class SiteResource {
    private final StrictJsonReader json;
    private final IfMatchCheck ifMatchCheck;
    private final JsonResponses responses;
    private final CacheInvalidation cacheInvalidation;
    private final DryRun dryRunRollback;
    private final SiteUrls urls;
    private final SiteLanguages languages;

    SiteResource(
            StrictJsonReader json,
            IfMatchCheck ifMatchCheck,
            JsonResponses responses,
            CacheInvalidation cacheInvalidation,
            DryRun dryRunRollback,
            SiteUrls urls,
            SiteLanguages languages) {
        this.cacheInvalidation = cacheInvalidation;
        this.json = json;
        this.ifMatchCheck = ifMatchCheck;
        this.responses = responses;
        this.dryRunRollback = dryRunRollback;
        this.urls = urls;
        this.languages = languages;
    }

    @GET
    @PermitAll
    public Response get(@RestQuery PreferredLanguages language) {
        SiteView view = SiteView.of(Site.get(), urls, languages.negotiate(language));
        languages.setResponseLanguage(view.language());
        return responses.item(view, CacheMetadata.of(List.of("site")));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @Transactional
    public Response put(SiteInput input, @RestHeader("If-Match") String ifMatch, @RestQuery boolean dryRun) {
        return replaced(Site.get(), input, ifMatch, dryRun);
    }

    @PATCH
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.ADMIN)
    @Transactional
    public Response patch(RequestBody patch, @RestHeader("If-Match") String ifMatch, @RestQuery boolean dryRun) {
        Site site = Site.get();
        return replaced(site, json.merge(SiteInput.of(site), patch.bytes(), SiteInput.class), ifMatch, dryRun);
    }

    private Response replaced(Site site, SiteInput input, String ifMatch, boolean dryRun) {
        ObjectNode before = json.toJson(SiteInput.of(site));
        ifMatchCheck.require(
                ifMatch,
                site.version,
                () -> SiteView.of(site, urls, null),
                () -> JsonDiff.ofSentFields(before, json.toJson(input)));
        input.applyTo(site);
        Site.flush();
        cacheInvalidation.invalidateAll();
        List<FieldChange> changes = dryRun ? JsonDiff.between(before, json.toJson(SiteInput.of(site))) : null;
        Response response = responses.updated(SiteView.of(site, urls, null), changes);
        dryRunRollback.rollbackIf(dryRun);
        return response;
    }
}
