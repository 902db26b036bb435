package org.broadsheet.platform.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A whole HTTP/1.1 answer, encoded once.
 *
 * @param bytes status line, headers, an empty line and the content
 * @param headLength how many of them come before the content
 */
record WireForm(int status, Map<String, String> headers, byte[] bytes, int headLength) {
    /** @param statusLine such as {@code 200 OK} */
    static WireForm of(String statusLine, Map<String, String> headers, byte[] content) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(statusLine).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] encoded = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(encoded, encoded.length + content.length);
        System.arraycopy(content, 0, bytes, encoded.length, content.length);
        return new WireForm(Integer.parseInt(statusLine.substring(0, 3)), headers, bytes, encoded.length);
    }

    int contentLength() {
        return bytes.length - headLength;
    }

    byte[] content() {
        return Arrays.copyOfRange(bytes, headLength, bytes.length);
    }
}
