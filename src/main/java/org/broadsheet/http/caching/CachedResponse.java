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
    private final List<String> keys;
    private final boolean variesByLanguage;
    private final Form plain;
    private volatile Form zipped;

    /**
     * The answer as one client takes it.
     *
     * @param encoding of the content, null when it is plain
     */
    public record Form(String entityTag, String encoding, EncodedResponse whole, EncodedResponse notModified) {}

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
            List<String> keys) {
        this.mediaType = mediaType;
        this.lastModified = lastModified;
        this.headers = headers;
        this.keys = keys;
        this.variesByLanguage = headers.getOrDefault("Vary", "").contains("Accept-Language");
        this.plain = form(plain, entityTag, null);
    }

    private Form form(byte[] content, String entityTag, String encoding) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(CorsHandler.READABLE_BY_ALL);
        all.put("ETag", entityTag);
        EncodedResponse notModified = new EncodedResponse("304 Not Modified", Map.copyOf(all), new byte[0]);
        all.put("Content-Type", mediaType);
        all.put("content-length", Integer.toString(content.length));
        if (encoding != null) {
            all.put("Content-Encoding", encoding);
        }
        return new Form(entityTag, encoding, new EncodedResponse("200 OK", all, content), notModified);
    }

    /** Whether there is one for each language that readers may want. */
    boolean variesByLanguage() {
        return variesByLanguage;
    }

    /** All but those of the representation. */
    public Map<String, String> headers() {
        return headers;
    }

    List<String> keys() {
        return keys;
    }

    int weight() {
        int content = plain.whole().contentLength();
        return content + content / 3 + OVERHEAD_BYTES;
    }

    /** Whether the client has this already, in whatever form. */
    public boolean isKnownTo(CacheableRequest asked) {
        return asked.ifNoneMatch().isEmpty()
                ? isUnmodifiedSince(asked.ifModifiedSince())
                : ConditionalRequest.unchanged(asked.ifNoneMatch(), plain.entityTag());
    }

    private boolean isUnmodifiedSince(String date) {
        return date != null
                && lastModified != null
                && HttpDate.parsed(date)
                        .filter(since -> !lastModified.isAfter(since))
                        .isPresent();
    }

    /** All that is to be sent, with nothing left to be encoded. */
    ByteBuf wire(CacheableRequest asked) {
        Form form = formFor(asked);
        if (isKnownTo(asked)) {
            return Unpooled.wrappedBuffer(form.notModified().encoded().bytes());
        }
        EncodedResponse.Encoded whole = form.whole().encoded();
        return Unpooled.wrappedBuffer(
                whole.bytes(), 0, asked.forHeadersOnly() ? whole.headLength() : whole.bytes().length);
    }

    /** Sends it, or that the client has it already. */
    public void sendTo(HttpServerResponse response, CacheableRequest asked) {
        Form form = formFor(asked);
        EncodedResponse sent = isKnownTo(asked) ? form.notModified() : form.whole();
        sent.headers().forEach(response::putHeader);
        response.setStatusCode(sent.status());
        if (sent.contentLength() == 0 || asked.forHeadersOnly()) {
            response.end();
        } else {
            response.end(Buffer.buffer(sent.content()));
        }
    }

    public Form formFor(CacheableRequest asked) {
        boolean zip = plain.whole().contentLength() >= WORTH_ZIPPING_BYTES && takesGzip(asked.acceptEncoding());
        return zip ? zipped() : plain;
    }

    private static boolean takesGzip(String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains(GZIP)
                && !acceptEncoding.replace(" ", "").contains(GZIP + ";q=0");
    }

    /** Compressed once, when somebody first asks. */
    private Form zipped() {
        Form known = zipped;
        if (known == null) {
            known = form(zip(plain.whole().content()), EntityTag.ofZipped(plain.entityTag()), GZIP);
            zipped = known;
        }
        return known;
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
