package org.broadsheet.http.responses;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Bytes that stay the same as long as the server runs, with the headers that let browsers and CDNs keep them.
 *
 * @param cacheControl for how long they may
 * @param described what else is said of the bytes when they are sent: type, and what a page made of them may do
 */
public record StaticContent(byte[] bytes, String etag, String cacheControl, Map<String, String> headers) {

    private static final Pattern COMMA_OUTSIDE_QUOTES = Pattern.compile("\\s*,\\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    /** @param policy the Content-Security-Policy of a page */
    public static StaticContent of(byte[] bytes, String type, String cacheControl, String policy) {
        Map<String, String> headers = Map.of(
                HttpHeaders.CONTENT_TYPE,
                type,
                "Content-Security-Policy",
                policy,
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "strict-origin-when-cross-origin");
        return new StaticContent(bytes, "\"" + digest(bytes).substring(0, 32) + "\"", cacheControl, headers);
    }

    /** @param name where it lies among the packaged files */
    public static byte[] readResource(String name) {
        try (InputStream content = StaticContent.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Response response(String ifNoneMatch) {
        Response.ResponseBuilder builder =
                isUnchanged(ifNoneMatch) ? Response.notModified() : headers(Response.ok(bytes));
        return builder.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .build();
    }

    private Response.ResponseBuilder headers(Response.ResponseBuilder builder) {
        headers.forEach(builder::header);
        return builder;
    }

    /** The same where no resource is reached. */
    public void send(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.ETAG, etag).putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        if (isUnchanged(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        headers.forEach(response::putHeader);
        if (context.request().method().name().equals("HEAD")) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length))
                    .end();
        } else {
            response.end(Buffer.buffer(bytes));
        }
    }

    /** If-None-Match compares weakly (RFC 9110, 13.1.2): {@code W/"x"} is {@code "x"}. */
    private boolean isUnchanged(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        return COMMA_OUTSIDE_QUOTES
                .splitAsStream(ifNoneMatch.strip())
                .anyMatch(tag -> tag.equals("*") || tag.replaceFirst("^W/", "").equals(etag));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
