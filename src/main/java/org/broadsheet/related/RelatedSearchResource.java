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
import org.broadsheet.related.RelatedRequestParser.ParsedRequest;

/** Articles related to what is not one article: a text, what somebody has read, or the slots of a page. */
@Path("/v1/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedSearchResource {
    private final RelatedRequestParser parser;
    private final RelatedQuery query;
    private final JsonResponses responses;

    RelatedSearchResource(RelatedRequestParser questions, RelatedQuery query, JsonResponses answers) {
        this.parser = questions;
        this.query = query;
        this.responses = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response find(RelatedRequest request) {
        return responses.okUnversioned(
                request.slots() == null ? list(parser.parse(request)) : page(parser.parseSlots(request)));
    }

    private Page<RelatedArticle> list(ParsedRequest question) {
        return Page.whole(
                query.of(question.subject(), question.options()),
                question.options().limit());
    }

    /** What the page is about stands in none of its slots, and each article in the first one only. */
    private RelatedSlots page(List<ParsedRequest> slots) {
        Set<Long> taken = new HashSet<>();
        slots.forEach(slot -> taken.addAll(slot.subject().excludedIds()));
        return new RelatedSlots(slots.stream()
                .map(slot -> new RelatedSlots.Slot(slot.name(), query.of(slot.subject(), slot.options(), taken)))
                .toList());
    }
}
