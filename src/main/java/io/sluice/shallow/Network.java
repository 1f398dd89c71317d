package io.sluice.shallow;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A network with one hidden layer, for inputs as they are in the tables: O = act(W·[1, x]), y =
 * W_oi·[1, x] + W_oh·O. It does not change.
 */
public final class Network {

  private final double[][] input;
  private final double[][] output;
  private final HiddenUnits units;

  private Network(double[][] input, double[][] output, HiddenUnits units) {
    this.input = input;
    this.output = output;
    this.units = units;
  }

  /**
   * A network read from somewhere.
   *
   * @param input W, shape (N_h, N + 1), the biases first
   * @param output W_oi and W_oh side by side, shape (M, N_u) with N_u = N + 1 + N_h, or 1 + N_h
   *     where outputs do not see the inputs
   * @param units the hidden functions
   * @return the network; the arrays are copied
   * @throws IllegalArgumentException if shapes do not fit or a weight is not finite
   */
  public static Network of(double[][] input, double[][] output, HiddenUnits units) {
    requireMatrix(input, "input weights");
    requireMatrix(output, "output weights");
    int first = output[0].length - input.length;
    if (first != 1 && first != input[0].length) {
      throw new IllegalArgumentException(
          "input weights %d x %d and output weights %d x %d belong to no network"
              .formatted(input.length, input[0].length, output.length, output[0].length));
    }
    if (units instanceof HingeUnits hinges && hinges.count() != input.length) {
      throw new IllegalArgumentException(
          "%d hidden units have hinges for %d".formatted(input.length, hinges.count()));
    }
    return new Network(copy(input), copy(output), units.copy());
  }

  private static void requireMatrix(double[][] rows, String what) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException("there are no " + what);
    }
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException("rows of %s differ in length".formatted(what));
      }
      for (double weight : row) {
        if (!Double.isFinite(weight)) {
          throw new IllegalArgumentException("%s hold %s".formatted(what, weight));
        }
      }
    }
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** Puts the means that inputs were trained without into the biases. */
  static Network of(Weights weights, double[] means) {
    double[][] input = rows(weights.input());
    for (double[] unit : input) {
      unit[0] -= through(unit, means);
    }
    double[][] output = rows(weights.output());
    if (weights.firstHidden() > 1) {
      for (double[] row : output) {
        row[0] -= through(row, means);
      }
    }
    return new Network(input, output, weights.units().copy());
  }

  /** Takes the means out of the biases: the inverse of {@link #of(Weights, double[])}. */
  Weights centered(double[] means) {
    double[][] unit = inputWeights();
    for (double[] row : unit) {
      row[0] += through(row, means);
    }
    double[][] out = outputWeights();
    for (double[] row : out) {
      row[0] += hasBypass() ? through(row, means) : 0;
    }
    return new Weights(new DMatrixRMaj(unit), new DMatrixRMaj(out), units());
  }

  private boolean hasBypass() {
    return output[0].length - input.length > 1;
  }

  /**
   * The same network for columns that are scaled: the inverse of {@link #unscaled}.
   *
   * @param inputMeans what is taken from each input, N numbers
   * @param inputDeviations what it is divided by then; 0 for an input that becomes 0 everywhere
   * @param targetMeans what is taken from each target, M numbers
   * @param targetDeviations what it is divided by then
   * @return a network from scaled inputs to scaled outputs
   */
  public Network scaled(
      double[] inputMeans,
      double[] inputDeviations,
      double[] targetMeans,
      double[] targetDeviations) {
    double[][] scaledInput = inputWeights();
    for (double[] row : scaledInput) {
      scale(row, inputMeans, inputDeviations);
    }
    double[][] scaledOutput = outputWeights();
    for (int i = 0; i < scaledOutput.length; i++) {
      double[] row = scaledOutput[i];
      row[0] -= targetMeans[i];
      for (int n = 0; n < row.length; n++) {
        row[n] /= targetDeviations[i];
      }
      if (hasBypass()) {
        scale(row, inputMeans, inputDeviations);
      }
    }
    return of(scaledInput, scaledOutput, units);
  }

  private static void scale(double[] row, double[] means, double[] deviations) {
    row[0] += through(row, means);
    for (int n = 0; n < means.length; n++) {
      row[n + 1] *= deviations[n];
    }
  }

  /**
   * The same network for columns as they were before they were scaled.
   *
   * @param inputMeans what was taken from each input, N numbers
   * @param inputDeviations what it was divided by then; 0 for an input that became 0 everywhere
   * @param targetMeans what was taken from each target, M numbers
   * @param targetDeviations what it was divided by then
   * @return a network from unscaled inputs to unscaled outputs
   */
  public Network unscaled(
      double[] inputMeans,
      double[] inputDeviations,
      double[] targetMeans,
      double[] targetDeviations) {
    double[][] unscaledInput = inputWeights();
    for (double[] row : unscaledInput) {
      unscale(row, inputMeans, inputDeviations);
    }
    double[][] unscaledOutput = outputWeights();
    for (int i = 0; i < unscaledOutput.length; i++) {
      double[] row = unscaledOutput[i];
      if (hasBypass()) {
        unscale(row, inputMeans, inputDeviations);
      }
      for (int n = 0; n < row.length; n++) {
        row[n] *= targetDeviations[i];
      }
      row[0] += targetMeans[i];
    }
    return of(unscaledInput, unscaledOutput, units);
  }

  private static void unscale(double[] row, double[] means, double[] deviations) {
    for (int n = 0; n < means.length; n++) {
      row[n + 1] = deviations[n] == 0 ? 0 : row[n + 1] / deviations[n];
      row[0] -= row[n + 1] * means[n];
    }
  }

  private static double through(double[] row, double[] means) {
    double sum = 0;
    for (int n = 0; n < means.length; n++) {
      sum += row[n + 1] * means[n];
    }
    return sum;
  }

  private static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][];
    for (int i = 0; i < rows.length; i++) {
      int from = i * matrix.numCols;
      rows[i] = Arrays.copyOfRange(matrix.data, from, from + matrix.numCols);
      for (double weight : rows[i]) {
        if (!Double.isFinite(weight)) {
          throw new IllegalStateException("a weight is " + weight);
        }
      }
    }
    return rows;
  }

  /** y of one pattern, from N inputs to M outputs. */
  public double[] outputs(double[] x) {
    int hidden = input.length;
    int first = output[0].length - hidden;
    double[] basis = new double[output[0].length];
    basis[0] = 1;
    System.arraycopy(x, 0, basis, 1, first - 1);
    for (int k = 0; k < hidden; k++) {
      basis[first + k] = units.value(k, input[k][0] + through(input[k], x));
    }
    return Arrays.stream(output).mapToDouble(row -> AllWeights.dot(row, basis)).toArray();
  }

  /** The error of other patterns, as {@link Loss} has it. */
  public double error(Patterns patterns, Loss loss) {
    double[][] outputs =
        Arrays.stream(patterns.inputs()).map(this::outputs).toArray(double[][]::new);
    return loss.error(new DMatrixRMaj(outputs), new DMatrixRMaj(patterns.targets()));
  }

  /** ‖W_o‖² without the constants' weights: what a ridge adds to the error, over λ. */
  public double penalty() {
    double sum = 0;
    for (double[] row : output) {
      for (int n = 1; n < row.length; n++) {
        sum += row[n] * row[n];
      }
    }
    return sum;
  }

  /** The share of patterns whose greatest output is not that of the class, from 0 to 1. */
  public double errorRate(Patterns patterns) {
    int wrong = 0;
    for (int p = 0; p < patterns.count(); p++) {
      if (greatest(outputs(patterns.inputs()[p])) != greatest(patterns.targets()[p])) {
        wrong++;
      }
    }
    return (double) wrong / patterns.count();
  }

  private static int greatest(double[] row) {
    int greatest = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[greatest]) {
        greatest = i;
      }
    }
    return greatest;
  }

  /** W, shape (N_h, N + 1), the biases first; a copy. */
  public double[][] inputWeights() {
    return copy(input);
  }

  /** W_oi and W_oh side by side, shape (M, N_u), the constants first; a copy. */
  public double[][] outputWeights() {
    return copy(output);
  }

  /** The hidden functions; a copy. */
  public HiddenUnits units() {
    return units.copy();
  }

  /** How many numbers its input and output weights are. */
  public long weights() {
    return (long) input.length * input[0].length + (long) output.length * output[0].length;
  }

  /** How many values its units have at hinges; 0 if they have none. */
  public long hingeValues() {
    return units instanceof HingeUnits hinges ? (long) hinges.count() * hinges.hingesPerUnit() : 0;
  }
}
