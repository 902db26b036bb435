package org.broadsheet.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;

/** A byte range of a file (RFC 9110, section 14.1). Both positions are inclusive. */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE_RANGE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    /**
     * Parses a Range header.
     *
     * @param header may be null
     * @return empty if the whole file is to be sent: without the header, or with one that is not supported, such as
     *     several ranges
     * @throws ProblemException 416
     */
    static Optional<ByteRange> of(String header, long length) {
        Matcher matcher = SINGLE_RANGE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long suffix = Long.parseLong(matcher.group(2));
            return Optional.of(satisfiable(Math.max(0, length - suffix), length - 1, length, suffix > 0));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        return last < first
                ? Optional.empty()
                : Optional.of(satisfiable(first, Math.min(last, length - 1), length, true));
    }

    private static ByteRange satisfiable(long first, long last, long length, boolean nonEmpty) {
        if (!nonEmpty || first >= length) {
            throw new ProblemException(
                            ErrorCode.RANGE_NOT_SATISFIABLE,
                            "The file has " + length + " bytes; ask for some of those.")
                    .header("Content-Range", "bytes */" + length);
        }
        return new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long fileBytes) {
        return "bytes " + first + "-" + last + "/" + fileBytes;
    }
}
