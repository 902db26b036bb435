package org.broadsheet.platform.delivery;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;
import io.netty.util.AsciiString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An answer to readers as it goes over the wire: final bytes and headers, plain and compressed. */
final class KeptAnswer {
    /** Less does not get shorter by compressing. */
    private static final int WORTH_ZIPPING_BYTES = 1024;

    /** What an entry takes beside its bytes: headers, keys, the places they stand in. */
    private static final int OVERHEAD_BYTES = 3000;

    private static final String GZIP = "gzip";

    private final Map<String, String> headers;
    private final List<String> keys;
    private final Form plain;
    private volatile Form zipped;

    /**
     * The answer as one client takes it. The headers are shared by all who get it, and cannot be changed.
     *
     * @param encoding of the bytes, null when they are plain
     */
    record Form(byte[] bytes, String entityTag, String encoding, HttpHeaders withBytes, HttpHeaders withoutBytes) {}

    /**
     * @param entityTag the {@code ETag} of the plain bytes
     * @param headers all others but those of the representation: type, encoding and length
     * @param keys what it shows: whoever touches one of these makes it stale
     */
    KeptAnswer(byte[] plain, String entityTag, Map<String, String> headers, List<String> keys) {
        this.headers = headers;
        this.keys = keys;
        this.plain = form(plain, entityTag, null);
    }

    private Form form(byte[] bytes, String entityTag, String encoding) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("ETag", entityTag);
        HttpHeaders withoutBytes = encoded(all);
        all.put("Content-Type", "application/json");
        all.put("content-length", Integer.toString(bytes.length));
        if (encoding != null) {
            all.put("Content-Encoding", encoding);
        }
        return new Form(bytes, entityTag, encoding, encoded(all), withoutBytes);
    }

    private static HttpHeaders encoded(Map<String, String> headers) {
        List<CharSequence> namesAndValues = new ArrayList<>();
        headers.forEach((name, value) -> {
            namesAndValues.add(AsciiString.cached(name));
            namesAndValues.add(AsciiString.cached(value));
        });
        return new ReadOnlyHttpHeaders(false, namesAndValues.toArray(CharSequence[]::new));
    }

    List<String> keys() {
        return keys;
    }

    int weight() {
        return plain.bytes().length + plain.bytes().length / 3 + OVERHEAD_BYTES;
    }

    /** Whether the client has this already, in whatever form. */
    boolean isKnownTo(Asked asked) {
        return Conditions.unchanged(asked.ifNoneMatch(), plain.entityTag());
    }

    /** The whole answer: 200 or 304. */
    FullHttpResponse whole(Asked asked) {
        Form form = formFor(asked);
        boolean known = isKnownTo(asked);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                known ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK,
                known || asked.forHeadersOnly() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(form.bytes()),
                known ? form.withoutBytes() : form.withBytes(),
                EmptyHttpHeaders.INSTANCE);
    }

    Form formFor(Asked asked) {
        return plain.bytes().length >= WORTH_ZIPPING_BYTES && takesGzip(asked.acceptEncoding()) ? zipped() : plain;
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
            known = form(zip(), EntityTag.ofZipped(plain.entityTag()), GZIP);
            zipped = known;
        }
        return known;
    }

    private byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.bytes().length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain.bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
