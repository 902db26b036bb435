package org.broadsheet.http.responses;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Evaluates {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13). */
@Singleton
public class ConditionalRequest {
    private static final String IF_MATCH = "If-Match";
    private static final Pattern VERSIONED_TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})-[^\"]*\"");

    private final boolean ifMatchRequired;

    ConditionalRequest(
            @ConfigProperty(name = "broadsheet.require-if-match", defaultValue = "false") boolean ifMatchRequired) {
        this.ifMatchRequired = ifMatchRequired;
    }

    /**
     * Whether {@code If-None-Match} names the tag, of the plain or the compressed representation. The comparison is weak,
     * because proxies weaken tags when they compress.
     *
     * @param ifNoneMatch the header's values
     * @param tag the {@code ETag} of the uncompressed representation
     */
    public static boolean matchesIfNoneMatch(List<String> ifNoneMatch, String tag) {
        return !ifNoneMatch.isEmpty() && ifNoneMatch.get(0).equals(tag) // the usual case
                || ifNoneMatch.stream()
                        .flatMap(ConditionalRequest::tags)
                        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                        .map(EntityTag::plainTag)
                        .anyMatch(each -> each.equals("*") || each.equals(tag));
    }

    /**
     * Whether {@code If-Match} names the version. The comparison is strong, and ignores the hash in the tag.
     *
     * @param ifMatch the header's value, null if the client did not send one
     * @throws ProblemException 428 if the header is missing and {@code broadsheet.require-if-match} is set
     */
    public boolean matchesIfMatch(String ifMatch, int version) {
        if (ifMatch == null && ifMatchRequired) {
            String detail = "is needed here: send the `ETag` that you read, or `*` to write over whatever there is";
            throw new ProblemException(ErrorCode.PRECONDITION_REQUIRED, FieldError.inHeader(IF_MATCH, detail));
        }
        return ifMatch == null
                || tags(ifMatch).anyMatch(each -> each.equals("*") || each.startsWith("\"" + version + "-"));
    }

    /** @param differences the fields that differ from the request, as far as known */
    public static ProblemException versionConflict(String ifMatch, int version, List<FieldError> differences) {
        String detail =
                "the current version is " + version + "; read it again, then repeat your change" + hint(ifMatch);
        List<FieldError> errors = new ArrayList<>(List.of(FieldError.inHeader(IF_MATCH, detail)));
        errors.addAll(differences);
        return new ProblemException(
                ErrorCode.PRECONDITION_FAILED, "It has changed since you read it: " + detail + ".", errors);
    }

    /** Describes a mistake in the header that prevents it from ever matching; empty if there is none. */
    private static String hint(String ifMatch) {
        if (ifMatch.indexOf('"') < 0) {
            return "; send the `ETag` as it is, with its quotes";
        }
        return ifMatch.startsWith("W/")
                ? "; a weak tag matches nothing, so something on the way has changed the `ETag`: send it without `W/`"
                : "";
    }

    /** Returns the version in a header with a single versioned tag. */
    public static Optional<Integer> versionIn(String ifMatch) {
        Matcher versionedTag = VERSIONED_TAG.matcher(ifMatch.strip());
        return versionedTag.matches() ? Optional.of(Integer.valueOf(versionedTag.group(1))) : Optional.empty();
    }

    /**
     * Checks the condition of a request that would create a resource.
     *
     * @param ifMatch the header's value, null if the client did not send one
     * @throws ProblemException 412 if the header is present, as it requires an existing resource
     */
    public static void requireNoIfMatch(String ifMatch) {
        if (ifMatch != null) {
            throw preconditionFailed(IF_MATCH, "there is nothing here yet; send it without `If-Match` to create it");
        }
    }

    /**
     * Checks the condition of a request that would replace a resource.
     *
     * @param ifNoneMatch the header's value, null if the client did not send one
     * @throws ProblemException 412 if the header is {@code *}, which allows creation only
     */
    public static void requireNoIfNoneMatchAny(String ifNoneMatch) {
        if (ifNoneMatch != null && tags(ifNoneMatch).anyMatch("*"::equals)) {
            throw preconditionFailed(
                    "If-None-Match", "there is something here already; send it without `*` to replace that");
        }
    }

    private static ProblemException preconditionFailed(String header, String detail) {
        return new ProblemException(ErrorCode.PRECONDITION_FAILED, FieldError.inHeader(header, detail));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",")).map(String::strip);
    }
}
