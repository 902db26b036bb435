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
    private static final int SHOWN = 100;

    private final ConditionalRequest conditions;
    private final JsonResponses answers;

    IfMatchCheck(ConditionalRequest conditions, JsonResponses answers) {
        this.conditions = conditions;
        this.answers = answers;
    }

    /**
     * @param ifMatch the header's value, null when the client did not send one
     * @param version what it is now
     * @param current how it looks now
     * @param sent what the client would change of that
     * @throws ProblemException 412 with the current ETag and a fault for each of those fields, or 428
     */
    public void require(
            String ifMatch, int version, Supplier<? extends Versioned> current, Supplier<List<FieldChange>> sent) {
        if (!conditions.match(ifMatch, version)) {
            List<FieldError> differences =
                    sent.get().stream().map(IfMatchCheck::difference).toList();
            throw ConditionalRequest.stale(ifMatch, version, differences).header("ETag", answers.tag(current.get()));
        }
    }

    private static FieldError difference(FieldChange change) {
        String now = change.before() == null ? "" : change.before().toString();
        boolean shown = change.before() != null && !change.before().isNull() && now.length() <= SHOWN;
        String detail = change.before() != null && change.before().isNull()
                ? "is not set now"
                : shown ? "is " + now + " now" : "is something else now";
        return FieldError.at(change.pointer(), detail + ", and not what you send");
    }
}
