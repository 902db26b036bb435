package org.broadsheet.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slows down who tries keys: so many wrong ones a minute from one address, where an IPv6 network of 64 bits, which is
 * what one customer gets, counts as one. A good key is never refused for the wrong ones of others, except the first
 * admin key, which an operator may have made up: where too many were tried it is not even compared, unless it was
 * used from there before.
 */
@Singleton
public class KeyAttemptLimiter {
    private static final int MAX_NETWORKS = 100_000;
    private static final int NETWORK_BYTES = 8;

    private final int failuresPerMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Cache<String, Boolean> trustedNetworks = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    KeyAttemptLimiter(
            @ConfigProperty(name = "broadsheet.auth.failures-per-minute", defaultValue = "30") int failuresPerMinute) {
        this.failuresPerMinute = failuresPerMinute;
    }

    /** @throws ProblemException 429 when a guess from there is not even looked at */
    void requireAttemptsLeft(SocketAddress client) {
        String network = network(client);
        Bucket bucket = buckets.getIfPresent(network);
        if (bucket != null && bucket.getAvailableTokens() == 0 && trustedNetworks.getIfPresent(network) == null) {
            throw tooManyAttempts(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        }
    }

    void recordSuccess(SocketAddress client) {
        trustedNetworks.put(network(client), true);
    }

    /** @return 429 when there have been too many */
    Optional<Throwable> recordFailure(SocketAddress client) {
        ConsumptionProbe probe = buckets.get(network(client), any -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(tooManyAttempts(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(failuresPerMinute).refillGreedy(failuresPerMinute, Duration.ofMinutes(1)))
                .build();
    }

    private static ProblemException tooManyAttempts(long nanos) {
        return new ProblemException(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Too many wrong keys came from this address. Check yours, and wait.")
                .header("Retry-After", Long.toString(1 + Duration.ofNanos(nanos).toSeconds()));
    }

    /** An address in IPv4, and the network of one in IPv6. */
    static String network(SocketAddress client) {
        String host = client == null || client.hostAddress() == null ? "unknown" : client.hostAddress();
        if (host.indexOf(':') < 0) {
            return host;
        }
        try {
            byte[] address = InetAddress.getByName(host).getAddress();
            return address.length == 4
                    ? InetAddress.getByAddress(address).getHostAddress()
                    : Arrays.toString(Arrays.copyOf(address, NETWORK_BYTES));
        } catch (UnknownHostException notAnAddress) {
            return host;
        }
    }
}
