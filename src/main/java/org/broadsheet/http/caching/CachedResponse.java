package org.broadsheet.http.caching;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.http.responses.ConditionalRequest;
import org.broadsheet.http.responses.EntityTag;
import org.broadsheet.http.responses.HttpDate;
import org.broadsheet.http.routing.CorsHandler;

/** An answer to readers as it goes over the wire: final bytes and headers, plain and compressed. */
public final class CachedResponse {
    /** Less does not get shorter by compressing. */
    private static final int WORTH_ZIPPING_BYTES = 1024;

    /** What an entry takes beside its bytes: headers, keys, the places they stand in. */
    private static final int OVERHEAD_BYTES = 3000;

    private static final String GZIP = "gzip";

    private final String mediaType;
    private final Instant lastModified;
    private final Map<String, String> headers;
    private final List<String> surrogateKeys;
    private final boolean variesByLanguage;
    private final Representation plain;
    private volatile Representation gzipped;

    /**
     * The answer as one client takes it.
     *
     * @param encoding of the content, null when it is plain
     */
    public record Representation(String entityTag, String encoding, EncodedResponse ok, EncodedResponse notModified) {}

    /**
     * @param entityTag the {@code ETag} of the plain bytes
     * @param lastModified null where that is not known for sure
     * @param headers all others but those of the representation: type, encoding and length
     * @param keys what it shows: whoever touches one of these makes it stale
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

    /** Whether there is one for each language that readers may want. */
    boolean variesByLanguage() {
        return variesByLanguage;
    }

    /** All but those of the representation. */
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

    /** Whether the client has this already, in whatever form. */
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

    /** All that is to be sent, with nothing left to be encoded. */
    ByteBuf encodedFor(CacheableRequest request) {
        Representation representation = representationFor(request);
        if (isUnchangedFor(request)) {
            return Unpooled.wrappedBuffer(representation.notModified().message().bytes());
        }
        EncodedResponse.HttpMessage message = representation.ok().message();
        return Unpooled.wrappedBuffer(
                message.bytes(), 0, request.isHead() ? message.headLength() : message.bytes().length);
    }

    /** Sends it, or that the client has it already. */
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
        boolean zip = plain.ok().contentLength() >= WORTH_ZIPPING_BYTES && takesGzip(request.acceptEncoding());
        return zip ? gzipped() : plain;
    }

    private static boolean takesGzip(String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains(GZIP)
                && !acceptEncoding.replace(" ", "").contains(GZIP + ";q=0");
    }

    /** Compressed once, when somebody first asks. */
    private Representation gzipped() {
        Representation existing = gzipped;
        if (existing == null) {
            existing = representation(zip(plain.ok().content()), EntityTag.gzipTag(plain.entityTag()), GZIP);
            gzipped = existing;
        }
        return existing;
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
