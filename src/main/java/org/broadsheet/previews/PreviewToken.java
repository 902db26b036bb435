package org.broadsheet.previews;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a preview link says: which article, until when, and how often links to it had been revoked when it was made; with
 * an HMAC-SHA256 behind it, without which none of this is believed.
 */
record PreviewToken(UUID article, Instant expiresAt, int revocations) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CLAIM_BYTES = 28;
    private static final int MAC_BYTES = 32;

    String signed(byte[] secret) {
        byte[] claim = ByteBuffer.allocate(CLAIM_BYTES)
                .putLong(article.getMostSignificantBits())
                .putLong(article.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .putInt(revocations)
                .array();
        ByteBuffer whole =
                ByteBuffer.allocate(CLAIM_BYTES + MAC_BYTES).put(claim).put(mac(claim, secret));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    /** What the text says, if it was signed with the secret. */
    static Optional<PreviewToken> verified(String text, byte[] secret) {
        try {
            ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            byte[] claim = new byte[CLAIM_BYTES];
            byte[] mac = new byte[MAC_BYTES];
            whole.get(claim).get(mac);
            if (whole.hasRemaining() || !MessageDigest.isEqual(mac, mac(claim, secret))) {
                return Optional.empty();
            }
            ByteBuffer said = ByteBuffer.wrap(claim);
            return Optional.of(new PreviewToken(
                    new UUID(said.getLong(), said.getLong()), Instant.ofEpochSecond(said.getLong()), said.getInt()));
        } catch (IllegalArgumentException | BufferUnderflowException forged) {
            return Optional.empty();
        }
    }

    private static byte[] mac(byte[] claim, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(claim);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
