package org.broadsheet.http.caching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A whole HTTP/1.1 answer. It is encoded once, when it is first taken as it goes over the wire. */
public final class EncodedResponse {
    private static final int STATUS_DIGITS = 3;

    private final String statusLine;
    private final Map<String, String> headers;
    private final int contentLength;

    /** Null once it stands among the encoded bytes: never in memory twice for long. */
    private volatile byte[] content;

    private volatile HttpMessage message;

    /**
     * @param bytes status line, headers, an empty line and the content
     * @param headLength how many of them come before the content
     */
    record HttpMessage(byte[] bytes, int headLength) {
        byte[] content() {
            return Arrays.copyOfRange(bytes, headLength, bytes.length);
        }
    }

    /** @param statusLine such as {@code 200 OK} */
    EncodedResponse(String statusLine, Map<String, String> headers, byte[] content) {
        this.statusLine = statusLine;
        this.headers = headers;
        this.contentLength = content.length;
        this.content = content;
    }

    int status() {
        return Integer.parseInt(statusLine.substring(0, STATUS_DIGITS));
    }

    Map<String, String> headers() {
        return headers;
    }

    int contentLength() {
        return contentLength;
    }

    public byte[] content() {
        byte[] unencoded = content;
        return unencoded == null ? message.content() : unencoded;
    }

    HttpMessage message() {
        HttpMessage existing = message;
        return existing == null ? encode() : existing;
    }

    private synchronized HttpMessage encode() {
        if (message == null) {
            StringBuilder text =
                    new StringBuilder("HTTP/1.1 ").append(statusLine).append("\r\n");
            headers.forEach((name, value) ->
                    text.append(name).append(": ").append(value).append("\r\n"));
            byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] bytes = Arrays.copyOf(head, head.length + contentLength);
            System.arraycopy(content, 0, bytes, head.length, contentLength);
            message = new HttpMessage(bytes, head.length);
            content = null;
        }
        return message;
    }
}
