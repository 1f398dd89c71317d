package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/** The form of a dot: told apart in grey and when small. */
enum DotForm {
  CIRCLE {
    @Override
    Shape shape(double x, double y, double radius) {
      return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
  },
  SQUARE {
    @Override
    Shape shape(double x, double y, double radius) {
      double half = 0.88 * radius;
      return polygon(x, y, -half, -half, half, -half, half, half, -half, half);
    }
  },
  TRIANGLE_UP {
    @Override
    Shape shape(double x, double y, double radius) {
      return polygon(
          x, y, 0, -1.25 * radius, 1.15 * radius, 0.85 * radius, -1.15 * radius, 0.85 * radius);
    }
  },
  DIAMOND {
    @Override
    Shape shape(double x, double y, double radius) {
      double far = 1.3 * radius;
      return polygon(x, y, 0, -far, far, 0, 0, far, -far, 0);
    }
  },
  CROSS {
    @Override
    Shape shape(double x, double y, double radius) {
      double far = 1.2 * radius;
      double near = 0.4 * radius;
      return polygon(
          x, y, -near, -far, near, -far, near, -near, far, -near, far, near, near, near, near, far,
          -near, far, -near, near, -far, near, -far, -near, -near, -near);
    }
  },
  TRIANGLE_DOWN {
    @Override
    Shape shape(double x, double y, double radius) {
      return polygon(
          x, y, 0, 1.25 * radius, 1.15 * radius, -0.85 * radius, -1.15 * radius, -0.85 * radius);
    }
  },
  SALTIRE {
    @Override
    Shape shape(double x, double y, double radius) {
      double far = 1.1 * radius;
      double near = 0.55 * radius;
      return polygon(
          x,
          y,
          -far,
          near - far,
          near - far,
          -far,
          0,
          -near,
          far - near,
          -far,
          far,
          near - far,
          near,
          0,
          far,
          far - near,
          far - near,
          far,
          0,
          near,
          near - far,
          far,
          -far,
          far - near,
          -near,
          0);
    }
  },
  STAR {
    @Override
    Shape shape(double x, double y, double radius) {
      double[] corners = new double[20];
      for (int i = 0; i < 10; i++) {
        double far = i % 2 == 0 ? 1.45 * radius : 0.6 * radius;
        corners[2 * i] = far * StrictMath.sin(StrictMath.PI * i / 5);
        corners[2 * i + 1] = -far * StrictMath.cos(StrictMath.PI * i / 5);
      }
      return polygon(x, y, corners);
    }
  };

  /** In the order in which arms get them. */
  static final List<DotForm> ALL = List.of(values());

  private static final BasicStroke EDGE = new BasicStroke(1.8f);

  /** About this place, as large to the eye as a circle of this radius. */
  abstract Shape shape(double x, double y, double radius);

  void paint(Graphics2D graphics, double x, double y, double radius, Color color, boolean hollow) {
    Shape shape = shape(x, y, radius);
    graphics.setColor(hollow ? Color.WHITE : color);
    graphics.fill(shape);
    if (hollow) {
      graphics.setColor(color);
      graphics.setStroke(EDGE);
      graphics.draw(shape);
    }
  }

  /** Corners as they lie from a middle. */
  private static Path2D polygon(double x, double y, double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(x + corners[0], y + corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(x + corners[i], y + corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
