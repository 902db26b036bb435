package org.broadsheet.views;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Decides which requests count as views: not those of robots, prefetches, or repeated views of a reader within 30 minutes.
 * Repeated views are detected by a hash of address, browser and article. Its salt is replaced each day and exists in
 * memory only, so that no hash can be traced back to a reader.
 */
@Singleton
class ViewFilter {
    private static final Duration REPEAT_INTERVAL = Duration.ofMinutes(30);
    private static final int MAX_RECENT_VIEWS = 200_000;
    private static final int SALT_BYTES = 16;

    private final RobotDetector robots;
    private final Cache<Long, Boolean> recentViews = Caffeine.newBuilder()
            .maximumSize(MAX_RECENT_VIEWS)
            .expireAfterWrite(REPEAT_INTERVAL)
            .build();
    private final Cache<String, byte[]> salt =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofDays(1)).build();
    private final SecureRandom random = new SecureRandom();

    ViewFilter(RobotDetector robots) {
        this.robots = robots;
    }

    boolean isCountable(HttpServerRequest request, long article) {
        String browser = request.getHeader("User-Agent");
        return browser != null
                && !isPrefetch(request)
                && !robots.isRobot(browser)
                && recentViews.asMap().putIfAbsent(hash(request, browser, article), true) == null;
    }

    /** Whether a browser prefetches a page that the reader has not opened. */
    private static boolean isPrefetch(HttpServerRequest request) {
        String purpose = request.getHeader("Sec-Purpose");
        return purpose != null && purpose.startsWith("prefetch");
    }

    /** Includes forwarding headers, because behind an unconfigured proxy all readers have the address of the proxy. */
    private Long hash(HttpServerRequest request, String browser, long article) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(salt.get("", none -> freshSalt()));
        for (String part : new String[] {
            request.remoteAddress() == null ? null : request.remoteAddress().hostAddress(),
            request.getHeader("X-Forwarded-For"),
            request.getHeader("Forwarded"),
            browser
        }) {
            digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(article).flip());
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private byte[] freshSalt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
