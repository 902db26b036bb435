package org.broadsheet.http.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.URLCodec;

/** Checks the percent-encoding of request URIs (RFC 3986). */
final class PercentEncoding {
    private PercentEncoding() {}

    /** Whether the URI decodes to U+0000 or to bytes that are not UTF-8, or contains an incomplete escape. */
    static boolean isInvalid(String uri) {
        if (uri.indexOf('%') < 0) {
            return false;
        }
        try {
            byte[] decoded = URLCodec.decodeUrl(uri.getBytes(StandardCharsets.US_ASCII));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .chars()
                    .anyMatch(c -> c == 0);
        } catch (DecoderException | CharacterCodingException invalid) {
            return true;
        }
    }
}
