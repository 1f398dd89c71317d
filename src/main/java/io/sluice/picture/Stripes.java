package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A rectangle in the colour of a style, with its stripes. */
record Stripes(Style style, Rectangle2D box) {

  private static final double[] APART = {0, 9, 5, 14};

  void paint(Graphics2D graphics) {
    graphics.setColor(style.color());
    graphics.fill(box);
    if (style.stripes() > 0) {
      double apart = APART[style.stripes() % APART.length];
      graphics.setColor(Color.WHITE);
      graphics.setStroke(new BasicStroke(1.3f));
      for (double start = box.getMinX() - box.getHeight() + apart;
          apart > 0 && start < box.getMaxX();
          start += apart) {
        paintFrom(graphics, start);
      }
    }
  }

  /** Up to the right, from a place on the lower edge or left of it. */
  private void paintFrom(Graphics2D graphics, double start) {
    double left = Math.max(start, box.getMinX());
    double right = Math.min(start + box.getHeight(), box.getMaxX());
    if (left < right) {
      graphics.draw(
          new Line2D.Double(
              left, box.getMaxY() - (left - start), right, box.getMaxY() - (right - start)));
    }
  }
}
