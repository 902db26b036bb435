package org.broadsheet.media;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.media.MediaView.Crop;
import org.broadsheet.media.images.ImageFormat;
import org.broadsheet.media.images.ImageVariant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The URLs of media files: below BROADSHEET_API_URL, or relative if that is not set. */
@Singleton
public class MediaUrls {
    public static final String PATH = "/v1/media/";
    static final String ORIGINAL = "original";

    /** Pixels. Wider originals are left out of srcset, as they are meant for downloads. */
    private static final int MAX_SRCSET_WIDTH = 2560;

    private final String base;

    MediaUrls(@ConfigProperty(name = "broadsheet.api-url") Optional<String> url) {
        base = url.map(text -> text.replaceFirst("/$", "")).orElse("");
        if (!base.isEmpty() && !base.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new IllegalStateException(
                    "BROADSHEET_API_URL must be an http or https URL, such as https://api.news.example");
        }
    }

    /** @param file without its extension */
    public String of(UUID medium, String file, ImageFormat format) {
        return base + PATH + medium + "/" + file + "." + format.extension();
    }

    public String original(UUID medium, ImageFormat format) {
        return of(medium, ORIGINAL, format);
    }

    /**
     * The {@code srcset} attribute of an {@code img} element.
     *
     * @param variants format of the resized variants; null if there are none
     * @return null if there are no variants
     */
    public String srcset(UUID medium, ImageFormat format, ImageFormat variants, int width, int height) {
        if (variants == null) {
            return null;
        }
        List<String> sizes = new ArrayList<>();
        for (int variantWidth : ImageVariant.availableWidths(width, height)) {
            sizes.add(of(medium, Integer.toString(variantWidth), variants) + " " + variantWidth + "w");
        }
        if (width <= MAX_SRCSET_WIDTH || sizes.isEmpty()) {
            sizes.add(original(medium, format) + " " + width + "w");
        }
        return String.join(", ", sizes);
    }

    /** The aspect ratios for which crops exist. */
    List<Crop> crops(UUID medium, ImageFormat variants, int width, int height) {
        return variants == null
                ? List.of()
                : ImageVariant.RATIOS.keySet().stream()
                        .map(ratio -> new Crop(ratio, cropSrcset(medium, ratio, variants, width, height)))
                        .filter(crop -> !crop.srcset().isEmpty())
                        .toList();
    }

    private String cropSrcset(UUID medium, String ratio, ImageFormat variants, int width, int height) {
        return ImageVariant.WIDTHS.stream()
                .map(variantWidth -> new ImageVariant(variantWidth, ratio))
                .filter(variant -> variant.isAvailableFor(width, height))
                .map(variant -> of(medium, variant.name(), variants) + " " + variant.width() + "w")
                .collect(Collectors.joining(", "));
    }
}
