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
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.delivery.Conditions;
import org.broadsheet.platform.json.JsonInput;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.sql.DryRun;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Adds one correction to an article, without sending the others again. */
@Path("/v1/articles/{article}/corrections")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionsResource {
    private final Slugs slugs;
    private final Filing filing;
    private final ArticleSources sources;
    private final ArticleReader reader;
    private final Listings listings;
    private final JsonInput json;
    private final Answers answers;
    private final DryRun dryRuns;

    CorrectionsResource(
            Slugs slugs,
            Filing filing,
            ArticleSources sources,
            ArticleReader reader,
            Listings listings,
            JsonInput json,
            Answers answers,
            DryRun dryRuns) {
        this.slugs = slugs;
        this.filing = filing;
        this.sources = sources;
        this.reader = reader;
        this.listings = listings;
        this.json = json;
        this.answers = answers;
        this.dryRuns = dryRuns;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    public Response add(
            @RestPath String article,
            Correction correction,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean dryRun) {
        Article existing = slugs.find(new ArticleAddress(article))
                .orElseThrow(() -> ProblemException.notFound("article", article));
        Conditions.requireMatch(ifMatch, existing.version);
        ArticleInput current = sources.of(existing.id).input();
        List<Correction> all = new ArrayList<>(current.corrections());
        all.add(correction);
        filing.revise(existing, json.with(current, "corrections", all, ArticleInput.class), false);
        listings.changed(List.of(existing.id));
        ArticleView view = reader.written(existing.id);
        dryRuns.undoIf(dryRun);
        return answers.created(view, "/v1/articles/" + view.slug());
    }
}
