package org.broadsheet.articles.revisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.articles.writing.ArticleEditor;
import org.broadsheet.articles.writing.QueuedEdit;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.security.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What an article was, how that differs, and back to it. */
@Path("/v1/articles/{article}/revisions")
@Produces(MediaType.APPLICATION_JSON)
public class RevisionsResource {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final RevisionQueries queries;
    private final ArticleEditor editing;
    private final JsonResponses answers;

    RevisionsResource(RevisionQueries queries, ArticleEditor editing, JsonResponses answers) {
        this.queries = queries;
        this.editing = editing;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Transactional
    public Response list(
            @RestPath String article,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Cursor cursor) {
        return answers.page(queries.page(queries.articleId(article), limit, cursor), null, Revision.class, List.of());
    }

    @GET
    @Path("{number}")
    @RolesAllowed(Role.READER)
    @Transactional
    public Response get(@RestPath String article, @RestPath String number) {
        return answers.okUnversioned(queries.get(queries.articleId(article), parsed(number)));
    }

    @GET
    @Path("{number}/diff")
    @RolesAllowed(Role.READER)
    @Transactional
    public Response diff(
            @RestPath String article, @RestPath String number, @RestQuery @Min(0) @Max(999_999_999) Integer against) {
        return answers.okUnversioned(queries.difference(queries.articleId(article), parsed(number), against));
    }

    @POST
    @Path("{number}/restore")
    @RolesAllowed(Role.AUTHOR)
    @Transactional
    @QueuedEdit
    public Response restore(
            @RestPath String article,
            @RestPath String number,
            @RestHeader("If-Match") String ifMatch,
            @RestQuery boolean createMissing,
            @RestQuery boolean dryRun) {
        return editing.restore(editing.getForEdit(article, ifMatch), parsed(number), createMissing, dryRun);
    }

    private static int parsed(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw ProblemException.notFound("revision", number);
        }
        return Integer.parseInt(number);
    }
}
