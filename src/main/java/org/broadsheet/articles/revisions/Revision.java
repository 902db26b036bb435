package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.security.Actor;

/**
 * What an article was, from one change to the next.
 *
 * @param number the article's version at the time
 * @param restoredFrom the revision that this one brought back; null for any other action
 * @param fields what differs from the revision before
 * @param content the article as a client would write it; absent from lists
 */
public record Revision(
        int number,
        Instant at,
        Actor by,
        ChangeCause.Action action,
        Integer restoredFrom,
        List<String> fields,
        @JsonInclude(JsonInclude.Include.NON_NULL) ObjectNode content) {

    /**
     * How one revision differs from another.
     *
     * @param from null when it is compared with nothing, for there is none before
     */
    public record Difference(Integer from, int to, List<FieldChange> changes) {}
}
