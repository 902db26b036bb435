package org.broadsheet.articles.writing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.Correction;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Adds one correction to an article, without sending the others again. */
@Path("/v1/articles/{article}/corrections")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionsResource {
    private final ArticleWriter filing;
    private final ArticleEditor editing;
    private final ArticleSnapshotQuery sources;
    private final StrictJsonReader json;

    CorrectionsResource(
            ArticleWriter filing, ArticleEditor editing, ArticleSnapshotQuery sources, StrictJsonReader json) {
        this.filing = filing;
        this.editing = editing;
        this.sources = sources;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    @QueuedEdit
    public Response add(
            @RestPath String article,
            Correction correction,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        Article existing = editing.getForEdit(article, ifMatch);
        ArticleInput current = sources.load(existing.id).input();
        List<Correction> all = new ArrayList<>(current.corrections());
        all.add(correction);
        return editing.respondCreated(
                filing.update(existing, json.withField(current, "corrections", all, ArticleInput.class), false),
                dryRun);
    }
}
