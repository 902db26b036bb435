package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.broadsheet.media.MediaUrls;
import org.broadsheet.media.images.ImageFormat;
import org.broadsheet.site.SiteUrls;

/**
 * Tells what this build makes of an article, with the addresses that it was given, from what another makes of it: nothing
 * made before an upgrade is sent after it.
 */
@Singleton
class PrerenderVersion {
    private static final String JAR_SUFFIX = ".jar";
    private static final int HASH_BYTES = 12;

    private final String value;

    PrerenderVersion(SiteUrls site, MediaUrls media) {
        String addresses =
                site.article("slug", "category", "language") + media.original(new UUID(0, 0), ImageFormat.JPEG);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(addresses.getBytes(StandardCharsets.UTF_8));
            addBuild(digest);
            value = HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What runs from a folder of classes is being worked on: it is another build each time. */
    private static void addBuild(MessageDigest digest) throws IOException {
        URL code = PrerenderVersion.class.getProtectionDomain().getCodeSource().getLocation();
        if (!code.getPath().endsWith(JAR_SUFFIX)) {
            digest.update(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (InputStream jar = new DigestInputStream(code.openStream(), digest)) {
            jar.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** Hexadecimal digits. */
    String value() {
        return value;
    }
}
