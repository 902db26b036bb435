package org.broadsheet.http.bodies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumRateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration WINDOW = Duration.ofSeconds(18);

    @Test
    void trickleIsTooSlowAfterOneWindow() {
        MinimumRate rate = new MinimumRate(WINDOW, 40_000, 0);
        for (int second = 1; second < 18; second++) {
            assertFalse(rate.isTooSlow(second * 1_000, second * SECOND));
        }
        assertTrue(rate.isTooSlow(18_000, 18 * SECOND));
    }

    @Test
    void transferThatStopsIsTooSlowOneWindowLater() {
        MinimumRate rate = new MinimumRate(WINDOW, 40_000, 0);
        assertFalse(rate.isTooSlow(1_000_000, 3 * SECOND));
        assertFalse(rate.isTooSlow(1_000_010, 20 * SECOND));
        assertTrue(rate.isTooSlow(1_000_020, 21 * SECOND));
    }

    @Test
    void transferThatBeginsWellAndThenTricklesIsTooSlowWithin20Seconds() {
        MinimumRate rate = new MinimumRate(WINDOW, 40_000, 0);
        int second = 1;
        while (!rate.isTooSlow(Math.min(second, 6) * 8_000L + second, second * SECOND)) {
            second++;
        }
        assertEquals(20, second);
    }

    @Test
    void slowButSteadyTransferIsNeverTooSlow() {
        MinimumRate rate = new MinimumRate(WINDOW, 40_000, 0);
        for (int second = 1; second < 1_000; second++) {
            assertFalse(rate.isTooSlow(second * 5_000L, second * SECOND));
        }
    }
}
