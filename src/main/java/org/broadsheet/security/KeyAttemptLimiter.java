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
 * Limits wrong keys per minute and client address. An IPv6 /64 network, the usual allocation of one customer, counts as
 * one address. Valid generated keys always pass. The first admin key may be a guessable text: it is not compared while
 * the address is over the limit, unless it was used from that address within a day.
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

    /** @throws ProblemException 429 if the address is over the limit and has not used the first admin key */
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

    /** @return 429 if the address is over the limit, else empty */
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

    /** Returns an IPv4 address, or the /64 network of an IPv6 address. */
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
