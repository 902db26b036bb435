package org.broadsheet.security;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** The secret that clients send: {@code bs_<id>_<256 random bits>}. Its hash is compared in constant time. */
public record KeySecret(UUID id, String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern WELL_FORMED = Pattern.compile("bs_([0-9a-f]{32})_[A-Za-z0-9_-]{43}");

    public static KeySecret generate() {
        return generate(UUID.randomUUID());
    }

    /** Generates another secret for an existing key. */
    public static KeySecret generate(UUID id) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String name = id.toString().replace("-", "");
        return new KeySecret(
                id, "bs_" + name + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** @return null if the text does not have the form of {@link #generate()} */
    static KeySecret parse(String text) {
        Matcher matcher = WELL_FORMED.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String hex = matcher.group(1);
        long high = Long.parseUnsignedLong(hex.substring(0, 16), 16);
        long low = Long.parseUnsignedLong(hex.substring(16), 16);
        return new KeySecret(new UUID(high, low), text);
    }

    public byte[] hash() {
        return hash(text);
    }

    boolean matches(byte[] expectedHash) {
        return MessageDigest.isEqual(hash(), expectedHash);
    }

    static byte[] hash(String text) {
        return DigestUtils.sha256(text);
    }

    @Override
    public String toString() {
        return "bs_" + id + "_…";
    }
}
