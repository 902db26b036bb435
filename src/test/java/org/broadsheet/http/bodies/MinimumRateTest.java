package org.broadsheet.http.bodies;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumRateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration WINDOW = Duration.ofSeconds(18);

    @Test
    void tricklesAreTooSlowAfterOneWindow() {
        MinimumRate pace = new MinimumRate(WINDOW, 40_000, 0);
        for (int second = 1; second < 18; second++) {
            assertFalse(pace.isTooSlow(second * 1_000, second * SECOND));
        }
        assertTrue(pace.isTooSlow(18_000, 18 * SECOND));
    }

    @Test
    void whoStopsAfterAGoodBeginningHasOneWindowMore() {
        MinimumRate pace = new MinimumRate(WINDOW, 40_000, 0);
        assertFalse(pace.isTooSlow(1_000_000, 3 * SECOND));
        assertFalse(pace.isTooSlow(1_000_010, 20 * SECOND));
        assertTrue(pace.isTooSlow(1_000_020, 21 * SECOND));
    }

    @Test
    void aThinLineIsNeverTooSlow() {
        MinimumRate pace = new MinimumRate(WINDOW, 40_000, 0);
        for (int second = 1; second < 1_000; second++) {
            assertFalse(pace.isTooSlow(second * 5_000L, second * SECOND));
        }
    }
}
