package org.broadsheet.http.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Looks through percent-encoding (RFC 3986) for what must not reach the inside. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** Whether the address decodes to a NUL or to bytes that are not UTF-8, or holds a broken escape. */
    static boolean isInvalid(String uri) {
        if (uri.indexOf('%') < 0) {
            return false;
        }
        ByteBuffer decoded = ByteBuffer.allocate(uri.length() * 3);
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c != '%') {
                decoded.put((byte) (c < 128 ? c : '?'));
                continue;
            }
            int decodedByte = i + 2 <= uri.length() - 1 ? hexByte(uri.charAt(i + 1), uri.charAt(i + 2)) : -1;
            if (decodedByte <= 0) {
                return true;
            }
            decoded.put((byte) decodedByte);
            i += 2;
        }
        return !isUtf8(decoded.flip());
    }

    private static int hexByte(char high, char low) {
        int highDigit = Character.digit(high, 16);
        int lowDigit = Character.digit(low, 16);
        return highDigit < 0 || lowDigit < 0 ? -1 : highDigit * 16 + lowDigit;
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
