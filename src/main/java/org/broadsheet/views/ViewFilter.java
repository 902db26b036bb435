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
 * Decides which requests are somebody reading an article. That the same reader just did is known by a hash, salted with
 * a secret that is made anew each day and never leaves memory: nobody, the operator included, can tell from it who it
 * was.
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

    /** Whether a browser fetches a page that nobody has opened yet. */
    private static boolean isPrefetch(HttpServerRequest request) {
        String purpose = request.getHeader("Sec-Purpose");
        return purpose != null && purpose.startsWith("prefetch");
    }

    /** Behind a proxy that the server was not told of, all readers have its address: what it says of them counts too. */
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
