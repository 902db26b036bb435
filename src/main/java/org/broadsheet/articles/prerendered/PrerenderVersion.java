package org.broadsheet.articles.prerendered;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.broadsheet.media.MediaUrls;
import org.broadsheet.media.images.ImageFormat;
import org.broadsheet.site.SiteUrls;

/**
 * Identifies the build and the configured addresses that prerendered JSON depends on. JSON of another version is not
 * sent.
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
            MessageDigest digest = DigestUtils.getSha256Digest();
            digest.update(addresses.getBytes(StandardCharsets.UTF_8));
            digestBuild(digest);
            value = HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Classes that run from a folder, as in development, count as a new build at every start. */
    private static void digestBuild(MessageDigest digest) throws IOException {
        URL code = PrerenderVersion.class.getProtectionDomain().getCodeSource().getLocation();
        if (!code.getPath().endsWith(JAR_SUFFIX)) {
            digest.update(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (InputStream jar = new DigestInputStream(code.openStream(), digest)) {
            jar.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** {@value #HASH_BYTES} bytes in hexadecimal digits. */
    String value() {
        return value;
    }
}
