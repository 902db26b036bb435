package org.broadsheet.platform.delivery;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.Fault;
import org.broadsheet.platform.problem.ProblemException;

/** The conditions a request carries (RFC 9110, section 13). */
public final class Conditions {
    private Conditions() {}

    /**
     * Whether the client has this already, plain or compressed. Tags are compared weakly: proxies weaken them when they
     * compress.
     *
     * @param tag the {@code ETag} of the plain bytes
     */
    public static boolean unchanged(HttpServerRequest request, String tag) {
        if (!request.headers().contains(HttpHeaders.IF_NONE_MATCH)) {
            return false;
        }
        return request.headers().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(Conditions::tags)
                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                .map(EntityTag::ofPlain)
                .anyMatch(each -> each.equals("*") || each.equals(tag));
    }

    /**
     * Refuses an edit of something that has changed since the client read it. Tags are compared strongly, by version.
     *
     * @param ifMatch the header's value, null when the client did not send one
     * @throws ProblemException 412 naming the current version
     */
    public static void requireMatch(String ifMatch, int version) {
        if (ifMatch != null
                && tags(ifMatch).noneMatch(each -> each.equals("*") || each.startsWith("\"" + version + "-"))) {
            String detail = "the current version is " + version + "; read it again, then repeat your change";
            throw new ProblemException(
                    ErrorCode.PRECONDITION_FAILED,
                    "It has changed since you read it: " + detail + ".",
                    List.of(Fault.inHeader("If-Match", detail)));
        }
    }

    /**
     * @param ifMatch the header's value, null when the client did not send one
     * @throws ProblemException 412 when the client expects something to be there already
     */
    public static void requireNothingExpected(String ifMatch) {
        if (ifMatch != null) {
            String detail = "there is nothing here yet; send it without `If-Match` to create it";
            throw new ProblemException(
                    ErrorCode.PRECONDITION_FAILED, "If-Match: " + detail, List.of(Fault.inHeader("If-Match", detail)));
        }
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",")).map(String::strip);
    }
}
