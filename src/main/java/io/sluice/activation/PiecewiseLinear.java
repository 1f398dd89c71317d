package io.sluice.activation;

import io.sluice.engine.KernelSource;
import java.util.Arrays;

/** A continuous function of straight segments, as arithmetic in plain Java. */
final class PiecewiseLinear {

  /** What {@link #script} calls. */
  static final KernelSource LIBRARY = KernelSource.resource("activation/piecewise_linear.py");

  private final double[] hinges;
  private final double[] values;
  private final Ends ends;
  private final double leftSlope;
  private final double rightSlope;

  /**
   * The function.
   *
   * @param hinges ascending
   * @param values at the hinges
   * @param ends what is outside of them
   * @param leftSlope with trained ends, the slope left of the first hinge
   * @param rightSlope with trained ends, the slope right of the last hinge
   */
  PiecewiseLinear(
      double[] hinges, double[] values, Ends ends, double leftSlope, double rightSlope) {
    this.hinges = hinges;
    this.values = values;
    this.ends = ends;
    this.leftSlope = leftSlope;
    this.rightSlope = rightSlope;
  }

  /**
   * The same as a statement of {@code x}, {@code hinges}, {@code values} and, with trained ends,
   * {@code left_slope} and {@code right_slope}.
   *
   * @param even whether hinges lie at equal distances
   */
  static String script(boolean even, Ends ends) {
    return "return self.piecewise_linear(x, hinges, values, %s, %s%s)"
        .formatted(
            even ? "True" : "False",
            ends == Ends.CLAMP ? "True" : "False",
            ends == Ends.TRAINED ? ", left_slope, right_slope" : "");
  }

  /** Derivatives by everything that shapes it. */
  static final class Derivatives {
    private final double[] byHinge;
    private final double[] byValue;
    private double byLeftSlope;
    private double byRightSlope;

    private Derivatives(int hinges) {
      byHinge = new double[hinges];
      byValue = new double[hinges];
    }

    /** One a hinge position. */
    double[] byHinge() {
      return byHinge;
    }

    /** One a value; inside the hinges these are the weights of the interpolation. */
    double[] byValue() {
      return byValue;
    }

    double byLeftSlope() {
      return byLeftSlope;
    }

    double byRightSlope() {
      return byRightSlope;
    }
  }

  /** 0 left of the first hinge, the number of hinges right of the last or at it. */
  private int piece(double x) {
    int piece = 0;
    while (piece < hinges.length && x >= hinges[piece]) {
      piece++;
    }
    return piece;
  }

  /** Slope of the segment that begins at a hinge. */
  private double segment(int hinge) {
    return (values[hinge + 1] - values[hinge]) / (hinges[hinge + 1] - hinges[hinge]);
  }

  private double slopeOf(int piece) {
    int last = hinges.length;
    if (piece > 0 && piece < last) {
      return segment(piece - 1);
    }
    return switch (ends) {
      case CLAMP -> 0;
      case LINEAR -> piece == 0 ? segment(0) : segment(last - 2);
      case TRAINED -> piece == 0 ? leftSlope : rightSlope;
    };
  }

  double value(double x) {
    int piece = piece(x);
    int hinge = Math.max(0, piece - 1);
    return values[hinge] + slopeOf(piece) * (x - hinges[hinge]);
  }

  /** At a hinge, the slope on its right. */
  double slope(double x) {
    return slopeOf(piece(x));
  }

  SlopeRange slopes() {
    double[] all = new double[hinges.length + 1];
    Arrays.setAll(all, this::slopeOf);
    return new SlopeRange(
        Arrays.stream(all).min().orElseThrow(), Arrays.stream(all).max().orElseThrow());
  }

  Derivatives derivatives(double x) {
    int count = hinges.length;
    Derivatives all = new Derivatives(count);
    int piece = piece(x);
    boolean outside = piece == 0 || piece == count;
    if (outside && ends != Ends.LINEAR) {
      int hinge = Math.max(0, piece - 1);
      all.byValue[hinge] = 1;
      if (ends == Ends.TRAINED) {
        all.byHinge[hinge] = -slopeOf(piece);
        all.byLeftSlope = piece == 0 ? x - hinges[hinge] : 0;
        all.byRightSlope = piece == 0 ? 0 : x - hinges[hinge];
      }
      return all;
    }
    // Within a segment, or on the line that goes on from one: weights that sum to 1.
    int hinge = Math.min(count - 2, Math.max(0, piece - 1));
    double second = (x - hinges[hinge]) / (hinges[hinge + 1] - hinges[hinge]);
    all.byValue[hinge] = 1 - second;
    all.byValue[hinge + 1] = second;
    all.byHinge[hinge] = -segment(hinge) * (1 - second);
    all.byHinge[hinge + 1] = -segment(hinge) * second;
    return all;
  }
}
