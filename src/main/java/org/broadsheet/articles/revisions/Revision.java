package org.broadsheet.articles.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.security.Actor;

/**
 * The state of an article after one change.
 *
 * @param number the article's version after the change
 * @param restoredFrom number of the revision that was restored; null for any other action
 * @param fields names of the fields that differ from the previous revision
 * @param content the article as a client would write it; null in lists
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
     * The changes from one revision to another.
     *
     * @param from number of the other revision; null for the first revision, whose fields are all new
     */
    public record Difference(Integer from, int to, List<FieldChange> changes) {}
}
