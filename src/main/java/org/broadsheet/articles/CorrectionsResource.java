package org.broadsheet.articles;

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
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Adds one correction to an article, without sending the others again. */
@Path("/v1/articles/{article}/corrections")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionsResource {
    private final Filing filing;
    private final Editing editing;
    private final ArticleSources sources;
    private final JsonInput json;

    CorrectionsResource(Filing filing, Editing editing, ArticleSources sources, JsonInput json) {
        this.filing = filing;
        this.editing = editing;
        this.sources = sources;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    @Queued
    public Response add(
            @RestPath String article,
            Correction correction,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        Article existing = editing.get(article, ifMatch);
        ArticleInput current = sources.of(existing.id).input();
        List<Correction> all = new ArrayList<>(current.corrections());
        all.add(correction);
        return editing.answerAdding(
                filing.revise(existing, json.with(current, "corrections", all, ArticleInput.class), false), dryRun);
    }
}
