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

/** Serves articles related to a text or to the articles that a reader has read, for one list or for the slots of a page. */
@Path("/v1/related")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RelatedSearchResource {
    private final RelatedRequestParser parser;
    private final RelatedQuery query;
    private final JsonResponses responses;

    RelatedSearchResource(RelatedRequestParser parser, RelatedQuery query, JsonResponses responses) {
        this.parser = parser;
        this.query = query;
        this.responses = responses;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response find(RelatedRequest request) {
        return responses.okUnversioned(
                request.slots() == null ? list(parser.parse(request)) : page(parser.parseSlots(request)));
    }

    private Page<RelatedArticle> list(ParsedRequest parsed) {
        return Page.whole(
                query.compute(parsed.subject(), parsed.options(), new HashSet<>()),
                parsed.options().limit());
    }

    /** No slot lists an article of another slot's subject, and each article appears in the first possible slot only. */
    private RelatedSlots page(List<ParsedRequest> slots) {
        Set<Long> excludedIds = new HashSet<>();
        slots.forEach(slot -> excludedIds.addAll(slot.subject().excludedIds()));
        return new RelatedSlots(slots.stream()
                .map(slot ->
                        new RelatedSlots.Slot(slot.name(), query.compute(slot.subject(), slot.options(), excludedIds)))
                .toList());
    }
}
