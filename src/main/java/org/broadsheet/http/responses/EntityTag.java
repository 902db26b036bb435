package org.broadsheet.http.responses;

import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A strong entity tag (RFC 9110, section 8.8.3): a hash of the bytes, preceded by the version of an editable object. The
 * hash also changes when related data does, such as the name of an article's category. {@code If-Match} compares the
 * version only.
 *
 * @param version null if the object has no version
 */
public record EntityTag(Integer version, String hash) {
    private static final int HASH_BYTES = 12;
    private static final String GZIP_SUFFIX = ".gz\"";

    static EntityTag of(Integer version, byte[] content) {
        byte[] digest = DigestUtils.sha256(content);
        return new EntityTag(version, Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, HASH_BYTES)));
    }

    /** Returns the tag of the gzipped representation. Strong tags must differ if the bytes do. */
    public static String gzipTag(String tag) {
        return tag.substring(0, tag.length() - 1) + GZIP_SUFFIX;
    }

    static String plainTag(String tag) {
        return tag.endsWith(GZIP_SUFFIX) ? tag.substring(0, tag.length() - GZIP_SUFFIX.length()) + '"' : tag;
    }

    String headerValue() {
        return version == null ? '"' + hash + '"' : '"' + Integer.toString(version) + '-' + hash + '"';
    }
}
