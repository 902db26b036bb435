package org.broadsheet.media;


import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;

/** A part of a file (RFC 9110, section 14), from its first byte to its last. */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE_RANGE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    /**
     * Empty when the whole is to be sent: nothing was asked for, or nothing that is understood here, such as several
     * ranges.
     *
     * @throws ProblemException 416
     */
    static Optional<ByteRange> of(String header, long length) {
        Matcher asked = SINGLE_RANGE.matcher(header == null ? "" : header.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (asked.group(1).isEmpty()) {
            long suffix = Long.parseLong(asked.group(2));
            return Optional.of(satisfiable(Math.max(0, length - suffix), length - 1, length, suffix > 0));
        }
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(asked.group(2));
        return last < first
                ? Optional.empty()
                : Optional.of(satisfiable(first, Math.min(last, length - 1), length, true));
    }

    private static ByteRange satisfiable(long first, long last, long length, boolean sensible) {
        if (!sensible || first >= length) {
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

    String contentRange(long whole) {
        return "bytes " + first + "-" + last + "/" + whole;
    }
}
