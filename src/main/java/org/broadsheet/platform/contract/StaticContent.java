package org.broadsheet.platform.contract;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Bytes that stay the same as long as the server runs, with the headers that let browsers and CDNs keep them. */
record StaticContent(byte[] bytes, String type, String etag) {

    private static final String CACHE_CONTROL = "public, max-age=300";

    /** Swagger UI draws its icons from data: URLs; everything else comes from this server. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern COMMA_OUTSIDE_QUOTES = Pattern.compile("\\s*,\\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    static StaticContent of(byte[] bytes, String type) {
        return new StaticContent(bytes, type, "\"" + digest(bytes).substring(0, 32) + "\"");
    }

    static StaticContent packaged(String name, String type) {
        try (InputStream content = StaticContent.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            return of(content.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response answer(String ifNoneMatch) {
        Response.ResponseBuilder answer = isKnown(ifNoneMatch)
                ? Response.notModified()
                : Response.ok(bytes)
                        .header(HttpHeaders.CONTENT_TYPE, type)
                        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                        .header("X-Content-Type-Options", "nosniff");
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }

    /** If-None-Match compares weakly (RFC 9110, 13.1.2): {@code W/"x"} is {@code "x"}. */
    private boolean isKnown(String ifNoneMatch) {
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
