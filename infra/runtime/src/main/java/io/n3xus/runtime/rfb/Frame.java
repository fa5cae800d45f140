package io.n3xus.runtime.rfb;

import java.util.Arrays;

/** One picture of a desktop, row by row, each pixel as 0xRRGGBB. */
public final class Frame {

    /** The part of the picture the second commonest colour must cover: a terminal does, a bare background does not. */
    private static final double WINDOW_PART = 0.05;

    /** Looking at each pixel would take longer than fetching the picture. */
    private static final int STRIDE = 13;

    private final int width;
    private final int height;
    private final int[] pixels;

    /** The high byte of a pixel means nothing, and the server leaves it 0. */
    Frame(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    /** True once a window has been painted, not only the background. */
    public boolean painted() {
        var sample = new int[(pixels.length + STRIDE - 1) / STRIDE];
        for (var i = 0; i < sample.length; i++) {
            sample[i] = pixels[i * STRIDE];
        }
        Arrays.sort(sample);
        var largest = 0;
        var second = 0;
        var start = 0;
        for (var i = 1; i <= sample.length; i++) {
            if (i == sample.length || sample[i] != sample[start]) {
                var run = i - start;
                second = Math.max(second, Math.min(run, largest));
                largest = Math.max(largest, run);
                start = i;
            }
        }
        return second > WINDOW_PART * sample.length;
    }

    public long differingPixels(Frame other) {
        if (width != other.width || height != other.height) {
            return pixels.length;
        }
        long differing = 0;
        for (var i = 0; i < pixels.length; i++) {
            differing += pixels[i] == other.pixels[i] ? 0 : 1;
        }
        return differing;
    }
}
