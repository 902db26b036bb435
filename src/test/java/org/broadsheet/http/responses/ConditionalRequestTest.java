package org.broadsheet.http.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ConditionalRequestTest {

    @Test
    void whereATagIsDemandedNothingGoesWithout() {
        ConditionalRequest strict = new ConditionalRequest(true);
        ProblemException refusal = assertThrows(ProblemException.class, () -> strict.matchesIfMatch(null, 3));
        assertEquals(ErrorCode.PRECONDITION_REQUIRED, refusal.code());
        assertEquals("If-Match", refusal.errors().get(0).header());
        assertTrue(strict.matchesIfMatch("*", 3));
        assertTrue(strict.matchesIfMatch("\"3-x\"", 3));
        assertFalse(strict.matchesIfMatch("\"2-x\"", 3));
        assertTrue(new ConditionalRequest(false).matchesIfMatch(null, 3));
    }

    @Test
    void theVersionThatWasReadStandsInTheTag() {
        assertEquals(Optional.of(12), ConditionalRequest.versionIn(" \"12-abc\""));
        assertEquals(Optional.of(12), ConditionalRequest.versionIn("W/\"12-abc\""));
        for (String none : new String[] {"*", "\"abc\"", "\"12\"", "\"9999999999-x\"", "\"1-a\", \"2-b\"", ""}) {
            assertEquals(Optional.empty(), ConditionalRequest.versionIn(none), none);
        }
    }
}
