package org.broadsheet.platform.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    @Test
    void whereATagIsDemandedNothingGoesWithout() {
        Conditions strict = new Conditions(true);
        ProblemException refusal = assertThrows(ProblemException.class, () -> strict.match(null, 3));
        assertEquals(ErrorCode.PRECONDITION_REQUIRED, refusal.code());
        assertEquals("If-Match", refusal.errors().get(0).header());
        assertTrue(strict.match("*", 3));
        assertTrue(strict.match("\"3-x\"", 3));
        assertFalse(strict.match("\"2-x\"", 3));
        assertTrue(new Conditions(false).match(null, 3));
    }

    @Test
    void theVersionThatWasReadStandsInTheTag() {
        assertEquals(Optional.of(12), Conditions.version(" \"12-abc\""));
        assertEquals(Optional.of(12), Conditions.version("W/\"12-abc\""));
        for (String none : new String[] {"*", "\"abc\"", "\"12\"", "\"9999999999-x\"", "\"1-a\", \"2-b\"", ""}) {
            assertEquals(Optional.empty(), Conditions.version(none), none);
        }
    }
}
