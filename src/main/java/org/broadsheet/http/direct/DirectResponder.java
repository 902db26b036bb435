package org.broadsheet.http.direct;

import java.util.Optional;

/**
 * Answers one plain kind of question that strangers ask all the time, and that needs no resource: nothing in it is to be
 * mapped, weighed or refused. Whatever else there is to a question goes to the resource.
 */
public interface DirectResponder {
    /** How to answer what is at this address; empty where it is not such a question. Looks at nothing but the text. */
    Optional<Lookup> match(PlainUri uri);

    /** Looks for the answer in the database. */
    @FunctionalInterface
    interface Lookup {
        /** @return nothing where the resource has to see to it */
        Optional<DirectResponse> run();
    }
}
