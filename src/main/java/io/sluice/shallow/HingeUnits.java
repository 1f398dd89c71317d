package io.sluice.shallow;

import io.sluice.activation.Ends;
import java.util.Arrays;

/**
 * Piecewise linear units: values of their own at hinges, straight lines between them, and outside
 * either the end values (clamp) or the end segments (linear).
 */
public final class HingeUnits implements HiddenUnits {

  private final double[][] hinges;
  private final double[][] values;
  private final Ends ends;

  /** Segments in a unit of net value, if they were equally wide. */
  private final double[] density;

  /**
   * The units.
   *
   * @param hinges ascending positions, shape (N_h, H)
   * @param values shape (N_h, H); kept, not copied
   * @param ends clamp or linear
   */
  HingeUnits(double[][] hinges, double[][] values, Ends ends) {
    this.hinges = hinges;
    this.values = values;
    this.ends = ends;
    density = new double[hinges.length];
    for (int k = 0; k < density.length; k++) {
      int last = hinges[k].length - 1;
      density[k] = last / (hinges[k][last] - hinges[k][0]);
    }
  }

  /**
   * Units read from somewhere.
   *
   * @param hinges ascending positions, shape (N_h, H), H at least 2
   * @param values of the same shape
   * @param ends clamp or linear
   * @return the units; the arrays are copied
   * @throws IllegalArgumentException if that is no function
   */
  public static HingeUnits of(double[][] hinges, double[][] values, Ends ends) {
    if (hinges.length == 0 || hinges.length != values.length || ends == Ends.TRAINED) {
      throw new IllegalArgumentException(
          "%d rows of hinges, %d of values, ends=%s: give as many of both, and ends clamp or linear"
              .formatted(hinges.length, values.length, ends));
    }
    for (int k = 0; k < hinges.length; k++) {
      requireFunction(k, hinges[k], values[k], hinges[0].length);
    }
    return new HingeUnits(hinges, values, ends).whole();
  }

  private static void requireFunction(int unit, double[] row, double[] values, int count) {
    boolean whole = count >= 2 && row.length == count && values.length == count;
    for (int m = 0; whole && m < count; m++) {
      whole =
          Double.isFinite(row[m]) && Double.isFinite(values[m]) && (m == 0 || row[m] > row[m - 1]);
    }
    if (!whole) {
      throw new IllegalArgumentException(
          "unit %d: hinges %s with values %s: give at least two finite ones in ascending order"
              .formatted(unit, Arrays.toString(row), Arrays.toString(values)));
    }
  }

  private HingeUnits whole() {
    return new HingeUnits(copy(hinges), copy(values), ends);
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * What they do outside of their hinges.
   *
   * @return clamp or linear
   */
  public Ends ends() {
    return ends;
  }

  /** N_h, the number of units. */
  int count() {
    return hinges.length;
  }

  /** H, the number of hinges of a unit. */
  int hingesPerUnit() {
    return hinges[0].length;
  }

  /** The m with which a net value lies between hinges m and m + 1, or nearest to that. */
  int segment(int unit, double net) {
    double[] row = hinges[unit];
    int last = row.length - 1;
    // A guess that is right for equal distances, and near enough for others.
    int segment = (int) ((net - row[0]) * density[unit]);
    if (segment < 0) {
      segment = 0;
    } else if (segment >= last) {
      segment = last - 1;
    }
    while (segment > 0 && net < row[segment]) {
      segment--;
    }
    while (segment < last - 1 && net >= row[segment + 1]) {
      segment++;
    }
    return segment;
  }

  /** w2, the weight of the value right of a segment; that of the value left of it is 1 - w2. */
  double rightWeight(int unit, int segment, double net) {
    double left = hinges[unit][segment];
    double weight = (net - left) / (hinges[unit][segment + 1] - left);
    return ends == Ends.CLAMP ? Math.max(0, Math.min(1, weight)) : weight;
  }

  @Override
  public double value(int unit, double net) {
    int segment = segment(unit, net);
    double right = rightWeight(unit, segment, net);
    double[] row = values[unit];
    return (1 - right) * row[segment] + right * row[segment + 1];
  }

  /** A(k, ·); not a copy. */
  double[] values(int unit) {
    return values[unit];
  }

  @Override
  public double slope(int unit, double net) {
    return slopeAt(unit, segment(unit, net), net);
  }

  /**
   * ∂O/∂net at a known place; at a hinge, the slope on its right, at the last one that on its left.
   */
  private double slopeAt(int unit, int segment, double net) {
    return isClamped(unit, net) ? 0 : slopeOf(unit, segment);
  }

  private double slopeOf(int unit, int segment) {
    double[] row = hinges[unit];
    return (values[unit][segment + 1] - values[unit][segment]) / (row[segment + 1] - row[segment]);
  }

  /** The slopes of a unit's segments. */
  double[] slopes(int unit) {
    double[] slopes = new double[hinges[unit].length - 1];
    for (int m = 0; m < slopes.length; m++) {
      slopes[m] = slopeOf(unit, m);
    }
    return slopes;
  }

  /** Whether the function is flat there. */
  boolean isClamped(int unit, double net) {
    double[] row = hinges[unit];
    return ends == Ends.CLAMP && (net < row[0] || net > row[row.length - 1]);
  }

  /** A(k, ·) += change. */
  void add(int unit, int hinge, double change) {
    values[unit][hinge] += change;
  }

  @Override
  public HingeUnits copy() {
    return new HingeUnits(hinges, copy(values), ends);
  }

  /**
   * The hinges and the values of a unit.
   *
   * @param unit from 0
   * @return shape (2, H)
   */
  public double[][] function(int unit) {
    return new double[][] {hinges[unit].clone(), values[unit].clone()};
  }
}
