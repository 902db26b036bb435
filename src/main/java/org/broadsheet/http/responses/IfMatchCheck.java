package org.broadsheet.http.responses;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.broadsheet.http.json.FieldChange;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/** Refuses a change of what is no longer as the client read it, and tells what it is now. */
@Singleton
public class IfMatchCheck {
    private static final int MAX_SHOWN_CHARS = 100;

    private final ConditionalRequest conditionalRequest;
    private final JsonResponses responses;

    IfMatchCheck(ConditionalRequest conditionalRequest, JsonResponses responses) {
        this.conditionalRequest = conditionalRequest;
        this.responses = responses;
    }

    /**
     * @param ifMatch the header's value, null when the client did not send one
     * @param version what it is now
     * @param current how it looks now
     * @param sent what the client would change of that
     * @throws ProblemException 412 with the current ETag and a fault for each of those fields, or 428
     */
    public void require(
            String ifMatch,
            int version,
            Supplier<? extends Versioned> current,
            Supplier<List<FieldChange>> requestedChanges) {
        if (!conditionalRequest.matchesIfMatch(ifMatch, version)) {
            List<FieldError> differences = requestedChanges.get().stream()
                    .map(IfMatchCheck::difference)
                    .toList();
            throw ConditionalRequest.versionConflict(ifMatch, version, differences)
                    .header("ETag", responses.entityTag(current.get()));
        }
    }

    private static FieldError difference(FieldChange change) {
        String now = change.before() == null ? "" : change.before().toString();
        boolean isShown = change.before() != null && !change.before().isNull() && now.length() <= MAX_SHOWN_CHARS;
        String detail = change.before() != null && change.before().isNull()
                ? "is not set now"
                : isShown ? "is " + now + " now" : "is something else now";
        return FieldError.at(change.pointer(), detail + ", and not what you send");
    }
}
