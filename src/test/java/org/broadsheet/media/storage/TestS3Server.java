package org.broadsheet.media.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A local server with the part of Amazon S3 that the store uses: PUT, GET, DELETE and ListObjectsV2 with path-style URLs. It
 * rejects requests without a valid AWS Signature Version 4.
 */
final class TestS3Server implements AutoCloseable {
    static final String NAME = "press-photos";
    static final String ACCESS_KEY = "access";
    static final String SECRET_KEY = "hidden";

    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY
            + "/((\\d{8})/([^/]+)/s3/aws4_request), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final HttpServer server;

    TestS3Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String key =
                path.startsWith("/" + NAME) ? path.substring(NAME.length() + 1).replaceFirst("^/", "") : null;
        if (key == null || !isSigned(exchange)) {
            send(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(UTF_8));
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                files.put(key, decodeChunks(exchange, body));
                send(exchange, 200, new byte[0]);
            }
            case "DELETE" -> {
                files.remove(key);
                send(exchange, 204, new byte[0]);
            }
            default -> send(exchange, key);
        }
    }

    private void send(HttpExchange exchange, String key) throws IOException {
        if (key.isEmpty()) {
            Matcher prefix = Pattern.compile("prefix=([^&]*)")
                    .matcher(exchange.getRequestURI().getQuery());
            String keyPrefix = prefix.find() ? prefix.group(1) : "";
            String found = files.keySet().stream()
                    .filter(each -> each.startsWith(keyPrefix))
                    .map(each -> "<Contents><Key>" + each + "</Key></Contents>")
                    .collect(Collectors.joining());
            send(exchange, 200, ("<ListBucketResult>" + found + "</ListBucketResult>").getBytes(UTF_8));
        } else if (files.containsKey(key)) {
            send(exchange, 200, files.get(key));
        } else {
            send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Decodes a body in signed chunks ({@code aws-chunked}). */
    private static byte[] decodeChunks(HttpExchange exchange, byte[] body) {
        String decoded = exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length");
        if (decoded == null) {
            return body;
        }
        java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
        int at = 0;
        int length;
        do {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            length = Integer.parseInt(new String(body, at, end - at, UTF_8).split(";")[0], 16);
            content.write(body, end + 2, length);
            at = end + 2 + length + 2;
        } while (length > 0);
        return content.toByteArray();
    }

    private static boolean isSigned(HttpExchange exchange) {
        Matcher sent = AUTHORIZATION.matcher(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (!sent.matches()) {
            return false;
        }
        List<String> names = Arrays.asList(sent.group(4).split(";"));
        String canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                canonicalQuery(exchange.getRequestURI().getRawQuery()),
                names.stream()
                        .map(name -> name + ":"
                                + exchange.getRequestHeaders().getFirst(name).strip() + "\n")
                        .collect(Collectors.joining()),
                sent.group(4),
                exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
        try {
            String toSign = String.join(
                    "\n",
                    "AWS4-HMAC-SHA256",
                    exchange.getRequestHeaders().getFirst("x-amz-date"),
                    sent.group(1),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8))));
            byte[] key = ("AWS4" + SECRET_KEY).getBytes(UTF_8);
            for (String part : List.of(sent.group(2), sent.group(3), "s3", "aws4_request", toSign)) {
                key = hmac(key, part);
            }
            return HexFormat.of().formatHex(key).equals(sent.group(5));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String canonicalQuery(String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(each -> each.contains("=") ? each : each + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
