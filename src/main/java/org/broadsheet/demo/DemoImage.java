package org.broadsheet.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.coobird.thumbnailator.Thumbnails;

/** Generates abstract images. The same word always gives the same image. */
final class DemoImage {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final double QUALITY = 0.85;

    /** Colours from the top of the image to the bottom, and an accent colour as the last. */
    private static final List<int[]> PALETTES = List.of(
            new int[] {0xF6E7CB, 0xE8A87C, 0xC38D9E, 0x41697A, 0x1F3A4D, 0xE27D60},
            new int[] {0xDCEBEF, 0x9CC5C9, 0x5A9A9E, 0x2F6F78, 0x173F4A, 0xF2B441},
            new int[] {0x1B1F3B, 0x343A69, 0x5B4B8A, 0x8D6A9F, 0xC98BB9, 0xF7D6BF},
            new int[] {0xF4F1DE, 0xE9D8A6, 0x94B49F, 0x52796F, 0x2F3E46, 0xCA6702},
            new int[] {0xEFE9E1, 0xD1C2B0, 0xA38D79, 0x72594A, 0x43342C, 0xB23A48},
            new int[] {0xE8F1F2, 0xB3CDE0, 0x6497B1, 0x2A628F, 0x13293D, 0xFFB3A7});

    private final Random random;
    private final int[] palette;
    private final Graphics2D canvas;
    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    private DemoImage(String word) {
        random = new Random(word.hashCode() * 31L + word.length());
        palette = PALETTES.get(random.nextInt(PALETTES.size()));
        canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** Writes the image of a word as a JPEG. */
    static void write(String word, Path file) throws IOException {
        DemoImage image = new DemoImage(word);
        image.drawBackground();
        switch (image.random.nextInt(3)) {
            case 0 -> image.drawWaves();
            case 1 -> image.drawDiscs();
            default -> image.drawBands();
        }
        image.canvas.dispose();
        Thumbnails.of(image.picture)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .allowOverwrite(true)
                .toFile(file.toFile());
    }

    private void drawBackground() {
        canvas.setPaint(new GradientPaint(0, 0, colour(0, 255), WIDTH / 3f, HEIGHT, colour(1, 255)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /** A sun above several layers of waves. */
    private void drawWaves() {
        drawDisc(between(0.2, 0.8) * WIDTH, between(0.2, 0.4) * HEIGHT, between(70, 150), colour(5, 235));
        int layers = 5 + random.nextInt(3);
        for (int layer = 0; layer < layers; layer++) {
            double level = HEIGHT * (0.38 + 0.6 * layer / layers);
            double height = between(30, 90);
            double length = between(350, 900);
            double phase = between(0, 2 * Math.PI);
            Path2D.Double wave = new Path2D.Double();
            wave.moveTo(0, HEIGHT);
            for (int x = 0; x <= WIDTH; x += 8) {
                double y = Math.sin(x / length * 2 * Math.PI + phase) + 0.4 * Math.sin(x / length * 5 + phase * 3);
                wave.lineTo(x, level + height * y);
            }
            wave.lineTo(WIDTH, HEIGHT);
            canvas.setPaint(colour(1 + layer * 4 / layers, 215));
            canvas.fill(wave);
        }
    }

    /** Large translucent discs, and small ones along a spiral. */
    private void drawDiscs() {
        for (int i = 0; i < 9; i++) {
            drawDisc(between(0, WIDTH), between(0, HEIGHT), between(120, 380), colour(1 + random.nextInt(4), 120));
        }
        double turn = between(0, Math.PI);
        for (int i = 0; i < 160; i++) {
            double away = 14 + i * 3.4;
            double angle = turn + i * 0.21;
            double x = WIDTH * 0.52 + Math.cos(angle) * away * 1.25;
            double y = HEIGHT * 0.5 + Math.sin(angle) * away * 0.75;
            drawDisc(x, y, between(2, 7), colour(5, 200));
        }
    }

    /** Slanting bands of different heights, one of them in the accent colour. */
    private void drawBands() {
        double slant = between(-0.35, 0.35);
        int bright = 3 + random.nextInt(5);
        double top = between(-0.1, 0.15) * HEIGHT;
        for (int band = 0; top < HEIGHT * 1.3; band++) {
            double breadth = between(30, 160);
            Path2D.Double stripe = new Path2D.Double();
            stripe.moveTo(0, top - slant * WIDTH / 2);
            stripe.lineTo(WIDTH, top + slant * WIDTH / 2);
            stripe.lineTo(WIDTH, top + breadth + slant * WIDTH / 2);
            stripe.lineTo(0, top + breadth - slant * WIDTH / 2);
            stripe.closePath();
            canvas.setPaint(band == bright ? colour(5, 240) : colour(random.nextInt(5), 170));
            canvas.fill(stripe);
            top += breadth * between(0.7, 1.3);
        }
    }

    private void drawDisc(double x, double y, double radius, Color colour) {
        canvas.setPaint(colour);
        canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private Color colour(int index, int opacity) {
        Color solid = new Color(palette[index]);
        return new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), opacity);
    }

    private double between(double min, double max) {
        return min + random.nextDouble() * (max - min);
    }
}
