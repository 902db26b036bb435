package org.broadsheet.articles.publishing;

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
import org.broadsheet.articles.writing.ArticleEditor;
import org.broadsheet.articles.writing.ArticleWriter;
import org.broadsheet.articles.writing.QueuedEdit;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Adds one correction to an article. */
@Path("/v1/articles/{article}/corrections")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionsResource {
    private final ArticleWriter writer;
    private final ArticleEditor editor;
    private final ArticleSnapshotQuery snapshots;
    private final StrictJsonReader json;

    CorrectionsResource(
            ArticleWriter writer, ArticleEditor editor, ArticleSnapshotQuery snapshots, StrictJsonReader json) {
        this.writer = writer;
        this.editor = editor;
        this.snapshots = snapshots;
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
        Article existing = editor.getForEdit(article, ifMatch);
        ArticleInput current = snapshots.load(existing.id).input();
        List<Correction> corrections = new ArrayList<>(current.corrections());
        corrections.add(correction);
        return editor.respondCreated(
                writer.update(existing, json.withField(current, "corrections", corrections, ArticleInput.class), false),
                dryRun);
    }
}
