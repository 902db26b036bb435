package org.broadsheet.media.images;

import java.nio.ByteBuffer;

/**
 * What an image file claims to hold, read from its structure while nothing is decoded. The work of decoding grows with
 * pixels, frames and scans.
 *
 * @param pixels width times height of the canvas or of the largest frame
 * @param frames 1 if the image is not animated
 * @param scans how often a decoder passes over all pixels of a frame; more than 1 for progressive JPEG files
 * @param animated whether no variants are created, as they would show one frame only
 * @param exif the EXIF block, as in a TIFF file; null if there is none
 */
record ImageContents(long pixels, int frames, int scans, boolean animated, ByteBuffer exif) {}
