package org.broadsheet.http.paging;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Encrypts and authenticates cursors, because the ids in them would tell how many drafts lie between two articles. The
 * construction is SIV (RFC 5297) with HMAC-SHA256: the initialization vector is a MAC of the content, so that equal pages
 * stay equal byte for byte. The secret is in the database; all nodes share it.
 */
@Singleton
final class CursorSeal {
    private static final int VECTOR_BYTES = 16;

    /**
     * Cursors are padded to a multiple of this, so that their length tells no id and no count. It is a multiple of three,
     * so that Base64 has no unused bits.
     */
    private static final int BLOCK_BYTES = 48;

    /** Static, because parameters are converted by static methods. Null until the application has started. */
    private static volatile byte[] secret;

    void load(@Observes StartupEvent start, Database database) {
        secret = database.one(Sql.of("SELECT secret FROM signing_secret WHERE purpose = 'cursors'"), row -> row.rows()
                .getBytes("secret"));
    }

    static byte[] seal(ListPosition position, String list) {
        byte[] key = position.key().getBytes(StandardCharsets.UTF_8);
        int bytes = VECTOR_BYTES + Long.BYTES + Short.BYTES + key.length;
        int blocks = (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
        byte[] content = ByteBuffer.allocate(blocks * BLOCK_BYTES - VECTOR_BYTES)
                .putLong(position.id())
                .putShort((short) key.length)
                .put(key)
                .array();
        byte[] vector = vector(content, list);
        return ByteBuffer.allocate(VECTOR_BYTES + content.length)
                .put(vector)
                .put(encryptOrDecrypt(content, vector))
                .array();
    }

    /** Returns empty if the cursor was not sealed for this list. */
    static Optional<ListPosition> open(byte[] sealed, String list) {
        if (sealed.length < BLOCK_BYTES) {
            return Optional.empty();
        }
        byte[] vector = Arrays.copyOf(sealed, VECTOR_BYTES);
        byte[] content = encryptOrDecrypt(Arrays.copyOfRange(sealed, VECTOR_BYTES, sealed.length), vector);
        if (!MessageDigest.isEqual(vector, vector(content, list))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(content);
        long id = fields.getLong();
        byte[] key = new byte[fields.getShort()];
        fields.get(key);
        return Optional.of(new ListPosition(new String(key, StandardCharsets.UTF_8), id));
    }

    private static byte[] vector(byte[] content, String list) {
        byte[] name = hmac("list", list.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(
                hmac(
                        "vector",
                        ByteBuffer.allocate(name.length + content.length)
                                .put(name)
                                .put(content)
                                .array()),
                VECTOR_BYTES);
    }

    /** In counter mode both are the same. */
    private static byte[] encryptOrDecrypt(byte[] content, byte[] vector) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(hmac("encryption", new byte[0]), "AES"),
                    new IvParameterSpec(vector));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param use separates the uses of the secret */
    private static byte[] hmac(String use, byte[] content) {
        Mac mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, secret);
        mac.update((use + '\0').getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(content);
    }
}
