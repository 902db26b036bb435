package org.broadsheet.http.responses;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A strong entity tag (RFC 9110, section 8.8.3): a hash of the bytes, and before it the version of an editable thing.
 * The hash makes it differ whenever the bytes do, also when something around the thing changed, such as its category's
 * name; the version alone decides whether an edit is based on the current state.
 */
public record EntityTag(Integer version, String hash) {
    private static final int HASH_BYTES = 12;
    private static final String GZIP_SUFFIX = ".gz\"";

    static EntityTag of(Integer version, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new EntityTag(version, Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, HASH_BYTES)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The tag of the same content compressed: other bytes have another strong tag. */
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
