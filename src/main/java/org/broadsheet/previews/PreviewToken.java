package org.broadsheet.previews;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The content of a preview link's token, which is signed with HMAC-SHA256.
 *
 * @param article public id of the article
 * @param revocations how often the article's links had been revoked when this one was created; a later revocation makes
 *     the token invalid
 */
record PreviewToken(UUID article, Instant expiresAt, int revocations) {
    private static final int CONTENT_BYTES = 28;
    private static final int MAC_BYTES = 32;

    /** Returns content and MAC in URL-safe Base64. */
    String sign(byte[] secret) {
        byte[] content = ByteBuffer.allocate(CONTENT_BYTES)
                .putLong(article.getMostSignificantBits())
                .putLong(article.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .putInt(revocations)
                .array();
        ByteBuffer buffer =
                ByteBuffer.allocate(CONTENT_BYTES + MAC_BYTES).put(content).put(mac(content, secret));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /** Returns the token if the text is well-formed and was signed with the secret. Does not check the expiry. */
    static Optional<PreviewToken> verify(String text, byte[] secret) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            byte[] content = new byte[CONTENT_BYTES];
            byte[] mac = new byte[MAC_BYTES];
            buffer.get(content).get(mac);
            if (buffer.hasRemaining() || !MessageDigest.isEqual(mac, mac(content, secret))) {
                return Optional.empty();
            }
            ByteBuffer fields = ByteBuffer.wrap(content);
            return Optional.of(new PreviewToken(
                    new UUID(fields.getLong(), fields.getLong()),
                    Instant.ofEpochSecond(fields.getLong()),
                    fields.getInt()));
        } catch (IllegalArgumentException | BufferUnderflowException forged) {
            return Optional.empty();
        }
    }

    private static byte[] mac(byte[] content, byte[] secret) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(content);
    }
}
