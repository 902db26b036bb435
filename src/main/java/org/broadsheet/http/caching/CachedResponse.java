package org.broadsheet.http.caching;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.EntityTag;
import org.broadsheet.http.responses.HttpDate;
import org.broadsheet.http.routing.CorsHandler;

/** A public response with its final headers and bytes, uncompressed and gzipped. */
public final class CachedResponse {
    /** Estimated memory of a cache entry besides its content: headers, keys and objects. */
    private static final int OVERHEAD_BYTES = 3000;

    private final String mediaType;
    private final Instant lastModified;
    private final Map<String, String> headers;
    private final List<String> surrogateKeys;
    private final boolean variesByLanguage;
    private final Representation plain;
    private volatile Representation gzipped;

    /**
     * The response in one content coding.
     *
     * @param encoding the value of {@code Content-Encoding}, null if uncompressed
     * @param ok the 200 response
     * @param notModified the 304 response
     */
    public record Representation(String entityTag, String encoding, EncodedResponse ok, EncodedResponse notModified) {}

    /**
     * @param entityTag the {@code ETag} of the uncompressed bytes
     * @param lastModified null if not known exactly; {@code If-Modified-Since} is then ignored
     * @param headers without those of a representation: ETag, type, encoding and length
     * @param surrogateKeys invalidating one of these makes the response stale
     */
    public CachedResponse(
            byte[] plain,
            String mediaType,
            String entityTag,
            Instant lastModified,
            Map<String, String> headers,
            List<String> surrogateKeys) {
        this.mediaType = mediaType;
        this.lastModified = lastModified;
        this.headers = headers;
        this.surrogateKeys = surrogateKeys;
        this.variesByLanguage = headers.getOrDefault("Vary", "").contains("Accept-Language");
        this.plain = representation(plain, entityTag, null);
    }

    private Representation representation(byte[] content, String entityTag, String encoding) {
        Map<String, String> allHeaders = new LinkedHashMap<>(headers);
        allHeaders.putAll(CorsHandler.PUBLIC_HEADERS);
        allHeaders.put("ETag", entityTag);
        EncodedResponse notModified = new EncodedResponse("304 Not Modified", Map.copyOf(allHeaders), new byte[0]);
        allHeaders.put("Content-Type", mediaType);
        allHeaders.put("content-length", Integer.toString(content.length));
        if (encoding != null) {
            allHeaders.put("Content-Encoding", encoding);
        }
        return new Representation(entityTag, encoding, new EncodedResponse("200 OK", allHeaders, content), notModified);
    }

    /** Whether the response depends on {@code Accept-Language}. */
    boolean variesByLanguage() {
        return variesByLanguage;
    }

    /** Returns the headers without those of a representation: ETag, type, encoding and length. */
    public Map<String, String> headers() {
        return headers;
    }

    List<String> surrogateKeys() {
        return surrogateKeys;
    }

    int weightBytes() {
        int content = plain.ok().contentLength();
        return content + content / 3 + OVERHEAD_BYTES;
    }

    /** Evaluates {@code If-None-Match} or, without it, {@code If-Modified-Since}: whether to send 304. */
    public boolean isUnchangedFor(CacheableRequest request) {
        return request.ifNoneMatch().isEmpty()
                ? isUnmodifiedSince(request.ifModifiedSince())
                : ConditionalRequest.matchesIfNoneMatch(request.ifNoneMatch(), plain.entityTag());
    }

    private boolean isUnmodifiedSince(String date) {
        return date != null
                && lastModified != null
                && HttpDate.parse(date)
                        .filter(since -> !lastModified.isAfter(since))
                        .isPresent();
    }

    /** Returns the encoded HTTP/1.1 message for the request, with status 200 or 304. */
    ByteBuf encodedFor(CacheableRequest request) {
        Representation representation = representationFor(request);
        if (isUnchangedFor(request)) {
            return Unpooled.wrappedBuffer(representation.notModified().message().bytes());
        }
        EncodedResponse.HttpMessage message = representation.ok().message();
        return Unpooled.wrappedBuffer(
                message.bytes(), 0, request.isHead() ? message.headLength() : message.bytes().length);
    }

    /** Sends status 200 or 304. */
    public void sendTo(HttpServerResponse response, CacheableRequest request) {
        Representation representation = representationFor(request);
        EncodedResponse encoded = isUnchangedFor(request) ? representation.notModified() : representation.ok();
        encoded.headers().forEach(response::putHeader);
        response.setStatusCode(encoded.status());
        if (encoded.contentLength() == 0 || request.isHead()) {
            response.end();
        } else {
            response.end(Buffer.buffer(encoded.content()));
        }
    }

    public Representation representationFor(CacheableRequest request) {
        boolean gzip = plain.ok().contentLength() >= GzipEncoding.MIN_BYTES
                && GzipEncoding.isAccepted(request.acceptEncoding());
        return gzip ? gzipped() : plain;
    }

    /** Compresses the response once, when a client first accepts gzip. */
    private Representation gzipped() {
        Representation existing = gzipped;
        if (existing == null) {
            existing = representation(
                    GzipEncoding.compress(plain.ok().content()),
                    EntityTag.gzipTag(plain.entityTag()),
                    GzipEncoding.NAME);
            gzipped = existing;
        }
        return existing;
    }
}
