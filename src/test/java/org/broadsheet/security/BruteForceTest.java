package org.broadsheet.security;

import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.keyWithRole;
import static org.broadsheet.TestClient.withKey;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(BruteForceTest.ThreeFailuresPerMinute.class)
class BruteForceTest {
    /** Accepts {@code X-Forwarded-For}, so that a test can send requests from several addresses. */
    public static class ThreeFailuresPerMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "broadsheet.auth.failures-per-minute", "3", "quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }

    private static int status(String address, String key) {
        return withKey(key).header("X-Forwarded-For", address).get("/v1/site").statusCode();
    }

    @Test
    void addressWithTooManyWrongKeysIsRefusedWhileGeneratedKeysPass() {
        String attackerAddress = "198.51.100.7";
        String validKey = keyWithRole("reader");
        String wrongKey = validKey.substring(0, validKey.length() - 5) + "AAAAA";
        assertEquals(200, status("198.51.100.8", TestDatabase.ADMIN_KEY));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertEquals(401, status(attackerAddress, attempt == 0 ? wrongKey : "guess-" + attempt));
        }
        for (String refused : new String[] {"guess", wrongKey, TestDatabase.ADMIN_KEY}) {
            withKey(refused)
                    .header("X-Forwarded-For", attackerAddress)
                    .get("/v1/site")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                    .body("code", equalTo("too-many-requests"));
        }
        assertEquals(200, status(attackerAddress, validKey));
        anonymous()
                .header("X-Forwarded-For", attackerAddress)
                .get("/v1/site")
                .then()
                .statusCode(200);
        assertEquals(401, status("198.51.100.9", wrongKey));
        for (int attempt = 0; attempt < 5; attempt++) {
            status("198.51.100.8", "guess");
        }
        assertEquals(200, status("198.51.100.8", TestDatabase.ADMIN_KEY), "the key was used from this address before");
    }

    @Test
    void ipv6NetworkCountsAsOneAddress() {
        assertEquals(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assertNotEquals(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assertEquals(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }

    private static String network(String address) {
        return KeyAttemptLimiter.network(SocketAddress.inetSocketAddress(80, address));
    }
}
