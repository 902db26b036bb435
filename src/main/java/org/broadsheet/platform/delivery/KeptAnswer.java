package org.broadsheet.platform.delivery;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** An answer to readers as it goes over the wire: final bytes and headers, plain and compressed. */
public final class KeptAnswer {
    /** Less does not get shorter by compressing. */
    private static final int WORTH_ZIPPING_BYTES = 1024;

    /** What an entry takes beside its bytes: headers, keys, the places they stand in. */
    private static final int OVERHEAD_BYTES = 1500;

    private final Buffer plain;
    private final String entityTag;
    private final String zippedEntityTag;
    private final List<Header> headers;
    private final List<String> keys;
    private volatile Buffer zipped;

    /** A header that the answer has whatever it is sent as; made once, with the characters encoded already. */
    record Header(CharSequence name, CharSequence value) {}

    /**
     * @param entityTag the {@code ETag} of the plain bytes
     * @param headers all others but those of the representation: encoding and length
     * @param keys what it shows: whoever touches one of these makes it stale
     */
    public KeptAnswer(byte[] plain, String entityTag, Map<String, String> headers, List<String> keys) {
        this.plain = Buffer.buffer(plain);
        this.entityTag = entityTag;
        this.zippedEntityTag = EntityTag.ofZipped(entityTag);
        this.headers = headers.entrySet().stream()
                .map(each -> new Header(
                        HttpHeaders.createOptimized(each.getKey()), HttpHeaders.createOptimized(each.getValue())))
                .collect(Collectors.toUnmodifiableList());
        this.keys = List.copyOf(keys);
    }

    List<Header> headers() {
        return headers;
    }

    List<String> keys() {
        return keys;
    }

    int weight() {
        return plain.length() + plain.length() / 3 + OVERHEAD_BYTES;
    }

    boolean isWorthZipping() {
        return plain.length() >= WORTH_ZIPPING_BYTES;
    }

    Buffer plain() {
        return plain;
    }

    /** Compressed once, when somebody first asks. */
    Buffer zipped() {
        Buffer known = zipped;
        if (known == null) {
            known = zip();
            zipped = known;
        }
        return known;
    }

    private Buffer zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length() / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    String entityTag() {
        return entityTag;
    }

    String zippedEntityTag() {
        return zippedEntityTag;
    }
}
