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
import org.broadsheet.platform.LanguageWish;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Freshness;
import org.broadsheet.platform.delivery.Touched;
import org.broadsheet.platform.delivery.UpToDate;
import org.broadsheet.platform.http.Body;
import org.broadsheet.platform.http.MediaTypes;
import org.broadsheet.platform.json.Change;
import org.broadsheet.platform.json.Changes;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.sql.DryRun;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/site")
@Produces(MediaType.APPLICATION_JSON)
public class SiteResource {
    private final JsonInput json;
    private final UpToDate upToDate;
    private final Answers answers;
    private final Touched touched;
    private final DryRun dryRuns;
    private final SiteAddress address;
    private final Languages languages;

    SiteResource(
            JsonInput json,
            UpToDate upToDate,
            Answers answers,
            Touched touched,
            DryRun dryRuns,
            SiteAddress address,
            Languages languages) {
        this.touched = touched;
        this.json = json;
        this.upToDate = upToDate;
        this.answers = answers;
        this.dryRuns = dryRuns;
        this.address = address;
        this.languages = languages;
    }

    @GET
    @PermitAll
    public Response get(@RestQuery LanguageWish language) {
        SiteView view = SiteView.of(Site.get(), address, languages.serve(language));
        languages.state(view.language());
        return answers.read(view, Freshness.of(List.of("site")));
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
    public Response patch(Body patch, @RestHeader("If-Match") String ifMatch, @RestQuery boolean dryRun) {
        Site site = Site.get();
        return replaced(site, json.merge(SiteInput.of(site), patch.bytes(), SiteInput.class), ifMatch, dryRun);
    }

    private Response replaced(Site site, SiteInput input, String ifMatch, boolean dryRun) {
        ObjectNode before = json.written(SiteInput.of(site));
        upToDate.require(
                ifMatch,
                site.version,
                () -> SiteView.of(site, address, null),
                () -> Changes.wanted(before, json.written(input)));
        input.applyTo(site);
        Site.flush();
        touched.touchEverything();
        List<Change> changes = dryRun ? Changes.between(before, json.written(SiteInput.of(site))) : null;
        Response answer = answers.written(SiteView.of(site, address, null), changes);
        dryRuns.undoIf(dryRun);
        return answer;
    }
}
