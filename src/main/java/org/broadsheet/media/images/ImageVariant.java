package org.broadsheet.media.images;

import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.media.FocalPoint;

/**
 * A resized variant of an image, optionally cropped. Widths and ratios are fixed, so that clients cannot fill the disk with
 * other sizes.
 *
 * @param width in pixels
 * @param ratio such as {@code 16x9}; null for the whole image
 */
public record ImageVariant(int width, String ratio) {
    public static final List<Integer> WIDTHS = List.of(320, 480, 640, 960, 1280, 1600, 1920);

    /** Width divided by height, by the name of the ratio. */
    public static final Map<String, Double> RATIOS =
            new TreeMap<>(Map.of("16x9", 16 / 9.0, "4x3", 4 / 3.0, "1x1", 1.0));

    private static final Pattern NAME = Pattern.compile("(\\d{3,4})(?:-(\\d{1,2}x\\d{1,2}))?");
    private static final int MAX_HEIGHT = 4_000;

    /** @param name without the extension, such as {@code 640-16x9} */
    public static Optional<ImageVariant> parse(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new ImageVariant(Integer.parseInt(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    public String name() {
        return ratio == null ? Integer.toString(width) : width + "-" + ratio;
    }

    /** Whether the variant exists for an image of this size. Variants never enlarge an image or become very tall. */
    public boolean isAvailableFor(int imageWidth, int imageHeight) {
        if (!WIDTHS.contains(width) || ratio != null && !RATIOS.containsKey(ratio)) {
            return false;
        }
        Rectangle part = crop(imageWidth, imageHeight, FocalPoint.CENTRE);
        return (ratio == null ? width < part.width : width <= part.width) && height(part) <= MAX_HEIGHT;
    }

    /** The widths of uncropped variants for an image of this size. */
    public static List<Integer> availableWidths(int imageWidth, int imageHeight) {
        return WIDTHS.stream()
                .filter(width -> new ImageVariant(width, null).isAvailableFor(imageWidth, imageHeight))
                .toList();
    }

    /** The largest part of the image with the ratio, as close to the focal point as possible. */
    public Rectangle crop(int imageWidth, int imageHeight, FocalPoint focus) {
        if (ratio == null) {
            return new Rectangle(imageWidth, imageHeight);
        }
        double target = RATIOS.get(ratio);
        int partWidth = (int) Math.min(imageWidth, Math.round(imageHeight * target));
        int partHeight = (int) Math.min(imageHeight, Math.round(imageWidth / target));
        return new Rectangle(
                cropOffset(focus.x(), partWidth, imageWidth),
                cropOffset(focus.y(), partHeight, imageHeight),
                Math.max(1, partWidth),
                Math.max(1, partHeight));
    }

    private static int cropOffset(double focus, int cropLength, int imageLength) {
        return (int)
                Math.max(0, Math.min(imageLength - cropLength, Math.round(focus * imageLength - cropLength / 2.0)));
    }

    public int height(Rectangle part) {
        return (int) Math.max(1, Math.round((double) width * part.height / part.width));
    }

    /** Describes all variants for error messages. */
    public static String describeAll() {
        return "the widths " + WIDTHS.toString().replaceAll("[\\[\\]]", "") + " up to its own, each also with "
                + RATIOS.keySet().stream().map(ratio -> "`-" + ratio + "`").collect(Collectors.joining(", "))
                + " appended";
    }
}
