package io.slipway.endtoend;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures next to each other, each in a thin frame. */
final class SideBySide {
    private static final int GAP = 48;
    private static final int FRAME = 2;

    private SideBySide() {}

    static BufferedImage of(List<BufferedImage> pictures) {
        var width = GAP
                + pictures.stream()
                        .mapToInt(picture -> picture.getWidth() + GAP)
                        .sum();
        var height = 2 * GAP
                + pictures.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
        var whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = whole.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        var x = GAP;
        for (var picture : pictures) {
            graphics.setColor(new Color(0xb4bec9));
            graphics.fillRect(x - FRAME, GAP - FRAME, picture.getWidth() + 2 * FRAME, picture.getHeight() + 2 * FRAME);
            graphics.drawImage(picture, x, GAP, null);
            x += picture.getWidth() + GAP;
        }
        graphics.dispose();
        return whole;
    }
}
