package org.broadsheet.related;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.responses.JsonResponses;
import org.broadsheet.related.RelatedRequestParser.Question;

/** Articles related to what is not one article: a text, what somebody has read, or the slots of a page. */
@Path("/v1/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedSearchResource {
    private final RelatedRequestParser questions;
    private final RelatedQuery query;
    private final JsonResponses answers;

    RelatedSearchResource(RelatedRequestParser questions, RelatedQuery query, JsonResponses answers) {
        this.questions = questions;
        this.query = query;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response find(RelatedRequest request) {
        return answers.done(request.slots() == null ? list(questions.one(request)) : page(questions.slots(request)));
    }

    private Page<RelatedArticle> list(Question question) {
        return Page.whole(
                query.of(question.subject(), question.wishes()),
                question.wishes().limit());
    }

    /** What the page is about stands in none of its slots, and each article in the first one only. */
    private RelatedSlots page(List<Question> slots) {
        Set<Long> taken = new HashSet<>();
        slots.forEach(slot -> taken.addAll(slot.subject().unwanted()));
        return new RelatedSlots(slots.stream()
                .map(slot -> new RelatedSlots.Slot(slot.name(), query.of(slot.subject(), slot.wishes(), taken)))
                .toList());
    }
}
