package org.broadsheet.related;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.LanguageFilter;
import org.broadsheet.articles.SlugFilter;
import org.broadsheet.articles.StatusFilter;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.delivery.Answers;
import org.broadsheet.platform.page.Page;
import org.broadsheet.platform.problem.ProblemException;

/** Articles related to what is not one article: a text, or what somebody has read. */
@Path("/v1/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedSearchResource {
    private static final int DEFAULT_LIMIT = 4;

    private final Subjects subjects;
    private final RelatedQuery query;
    private final Answers answers;

    RelatedSearchResource(Subjects subjects, RelatedQuery query, Answers answers) {
        this.subjects = subjects;
        this.query = query;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response find(RelatedRequest request) {
        ArticleFilter filter = new ArticleFilter(
                parsed("/category", request.category(), SlugFilter::fromString),
                parsed("/tag", request.tag(), SlugFilter::fromString),
                null,
                null,
                request.language() == null
                        ? null
                        : new LanguageFilter(List.of(request.language().tag())),
                null,
                null,
                request.exclude() == null ? null : new SlugFilter(List.of(), texts(request.exclude())),
                StatusFilter.PUBLIC);
        int limit = request.limit() == null ? DEFAULT_LIMIT : request.limit();
        Subject subject = request.text() == null
                ? subjects.history(texts(request.articles()))
                : subjects.text(request.title(), request.text(), request.language());
        List<RelatedArticle> related = query.of(
                subject,
                new Wishes(limit, filter, null, null, Wishes.Caps.NONE, Boolean.TRUE.equals(request.explain())));
        return answers.done(Page.whole(related, limit));
    }

    private static <T> T parsed(String pointer, String text, Function<String, T> parse) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.invalid(pointer, wrong.getMessage());
        }
    }

    private static List<String> texts(List<Slug> slugs) {
        return slugs.stream().map(Slug::value).toList();
    }
}
