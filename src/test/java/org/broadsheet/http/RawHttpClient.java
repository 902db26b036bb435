package org.broadsheet.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends raw bytes over a TCP connection, for requests that no HTTP client would send. */
public final class RawHttpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final Socket socket;

    public RawHttpClient() throws IOException {
        this(RestAssured.port);
    }

    public RawHttpClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** A response, decoded as ISO 8859-1. The head is the status line and the headers. */
    public record RawResponse(String head, String body) {
        public int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        public String header(String name) {
            Matcher found = Pattern.compile("(?im)^" + name + ": *(.*)$").matcher(head);
            return found.find() ? found.group(1).strip() : null;
        }
    }

    /** @param text is sent in ISO 8859-1, one byte per character */
    public RawHttpClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** @throws IOException if the server closes the connection first, or sends nothing for ten seconds */
    public RawResponse receive() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        String received = head.toString(ISO_8859_1);
        Matcher length = LENGTH.matcher(received);
        int expected = length.find() ? Integer.parseInt(length.group(1)) : 0;
        boolean chunked = new RawResponse(received, "").header("Transfer-Encoding") != null;
        return new RawResponse(received, chunked ? chunks() : bytes(expected));
    }

    private String bytes(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), ISO_8859_1);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        int size = Integer.parseInt(line(), 16);
        while (size > 0) {
            body.append(bytes(size));
            line();
            size = Integer.parseInt(line(), 16);
        }
        line();
        return body.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\n';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Waits until the server closes or resets the connection. Returns false if it sends nothing for ten seconds. */
    public boolean isClosed() {
        try {
            while (socket.getInputStream().read() >= 0) {
                Thread.onSpinWait();
            }
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
