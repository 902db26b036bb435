package org.broadsheet.platform.delivery;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An answer to readers as it goes over the wire: final bytes and headers, plain and compressed. */
final class KeptAnswer {
    /** Less does not get shorter by compressing. */
    private static final int WORTH_ZIPPING_BYTES = 1024;

    /** What an entry takes beside its bytes: headers, keys, the places they stand in. */
    private static final int OVERHEAD_BYTES = 1500;

    private static final String GZIP = "gzip";

    private final Form plain;
    private final List<Header> headers;
    private final List<String> keys;
    private volatile Form zipped;

    /** A header that the answer has whatever it is sent as; made once, with the characters encoded already. */
    record Header(CharSequence name, CharSequence value) {}

    /**
     * The answer as one client takes it.
     *
     * @param encoding of the bytes, null when they are plain
     */
    record Form(Buffer bytes, String entityTag, String encoding) {}

    /**
     * @param entityTag the {@code ETag} of the plain bytes
     * @param headers all others but those of the representation: encoding and length
     * @param keys what it shows: whoever touches one of these makes it stale
     */
    KeptAnswer(byte[] plain, String entityTag, Map<String, String> headers, List<String> keys) {
        this.plain = new Form(Buffer.buffer(plain), entityTag, null);
        this.headers = headers.entrySet().stream()
                .map(each -> new Header(
                        HttpHeaders.createOptimized(each.getKey()), HttpHeaders.createOptimized(each.getValue())))
                .toList();
        this.keys = List.copyOf(keys);
    }

    List<Header> headers() {
        return headers;
    }

    List<String> keys() {
        return keys;
    }

    int weight() {
        return plain.bytes().length() + plain.bytes().length() / 3 + OVERHEAD_BYTES;
    }

    /** Whether the client has this already, in whatever form. */
    boolean isKnownTo(HttpServerRequest request) {
        return Conditions.unchanged(request, plain.entityTag());
    }

    Form formFor(HttpServerRequest request) {
        return plain.bytes().length() >= WORTH_ZIPPING_BYTES
                        && takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                ? zipped()
                : plain;
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
            known = new Form(zip(), EntityTag.ofZipped(plain.entityTag()), GZIP);
            zipped = known;
        }
        return known;
    }

    private Buffer zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.bytes().length() / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain.bytes().getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
