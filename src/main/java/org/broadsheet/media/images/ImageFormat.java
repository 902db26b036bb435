package org.broadsheet.media.images;

import java.util.Optional;

/** The supported image formats. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg", new JpegMetadataStripper()),
    PNG("image/png", "png", new PngMetadataStripper()),
    GIF("image/gif", "gif", new GifMetadataStripper()),
    WEBP("image/webp", "webp", new WebpMetadataStripper());

    private final String mediaType;
    private final String extension;
    private final MetadataStripper metadataStripper;

    ImageFormat(String mediaType, String extension, MetadataStripper metadataStripper) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.metadataStripper = metadataStripper;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    MetadataStripper metadataStripper() {
        return metadataStripper;
    }

    /** Detects the format by the first bytes of the file. */
    static Optional<ImageFormat> of(byte[] file) {
        if (hasBytesAt(file, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (hasBytesAt(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (hasBytesAt(file, 0, 'G', 'I', 'F', '8', '7', 'a') || hasBytesAt(file, 0, 'G', 'I', 'F', '8', '9', 'a')) {
            return Optional.of(GIF);
        }
        return hasBytesAt(file, 0, 'R', 'I', 'F', 'F') && hasBytesAt(file, 8, 'W', 'E', 'B', 'P')
                ? Optional.of(WEBP)
                : Optional.empty();
    }

    private static boolean hasBytesAt(byte[] file, int offset, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (offset + i >= file.length || (file[offset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
