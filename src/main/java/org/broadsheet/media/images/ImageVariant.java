package org.broadsheet.media.images;


import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A smaller one of a picture, by its width on a fixed ladder, and perhaps cut to a ratio: what is not on the list does
 * not exist, or strangers could fill the disk.
 *
 * @param ratio such as {@code 16x9}; null for the whole picture
 */
public record ImageVariant(int width, String ratio) {
    public static final List<Integer> WIDTHS = List.of(320, 480, 640, 960, 1280, 1600, 1920);

    /** Width by height, of what is cut. */
    public static final Map<String, Double> RATIOS =
            new TreeMap<>(Map.of("16x9", 16 / 9.0, "4x3", 4 / 3.0, "1x1", 1.0));

    private static final Pattern NAME = Pattern.compile("(\\d{3,4})(?:-(\\d{1,2}x\\d{1,2}))?");
    private static final int MAX_HEIGHT = 4_000;

    /** Where a picture matters most, from 0 to 1 from the left and from the top. */
    public record Focus(double x, double y) {
        public static final Focus CENTRE = new Focus(0.5, 0.5);
    }

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

    /** Whether there is one of a picture of this size: never larger than that, and no ribbons. */
    public boolean isAvailableFor(int pictureWidth, int pictureHeight) {
        if (!WIDTHS.contains(width) || ratio != null && !RATIOS.containsKey(ratio)) {
            return false;
        }
        Rectangle part = crop(pictureWidth, pictureHeight, Focus.CENTRE);
        return (ratio == null ? width < part.width : width <= part.width) && height(part) <= MAX_HEIGHT;
    }

    /** The widths there are of a picture of this size, whole. */
    public static List<Integer> availableWidths(int pictureWidth, int pictureHeight) {
        return WIDTHS.stream()
                .filter(width -> new ImageVariant(width, null).isAvailableFor(pictureWidth, pictureHeight))
                .toList();
    }

    /** The largest part of the ratio, as near to the focus as it gets. */
    public Rectangle crop(int pictureWidth, int pictureHeight, Focus focus) {
        if (ratio == null) {
            return new Rectangle(pictureWidth, pictureHeight);
        }
        double wanted = RATIOS.get(ratio);
        int partWidth = (int) Math.min(pictureWidth, Math.round(pictureHeight * wanted));
        int partHeight = (int) Math.min(pictureHeight, Math.round(pictureWidth / wanted));
        return new Rectangle(
                cropOffset(focus.x(), partWidth, pictureWidth),
                cropOffset(focus.y(), partHeight, pictureHeight),
                Math.max(1, partWidth),
                Math.max(1, partHeight));
    }

    private static int cropOffset(double focus, int part, int whole) {
        return (int) Math.max(0, Math.min(whole - part, Math.round(focus * whole - part / 2.0)));
    }

    public int height(Rectangle part) {
        return (int) Math.max(1, Math.round((double) width * part.height / part.width));
    }

    /** For refusals. */
    public static String describeAll() {
        return "the widths " + WIDTHS.toString().replaceAll("[\\[\\]]", "") + " up to its own, each also with "
                + RATIOS.keySet().stream().map(ratio -> "`-" + ratio + "`").collect(Collectors.joining(", "))
                + " behind it";
    }
}
