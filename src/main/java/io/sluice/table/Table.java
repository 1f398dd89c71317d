package io.sluice.table;

import io.sluice.data.Sha256;
import io.sluice.notation.Quoted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows of inputs and targets. Checked once and unchangeable; selections share the rows. */
public final class Table {
  /** Squares of squares of such numbers are still finite. */
  static final double GREATEST = 1e30;

  private final String name;
  private final List<String> inputNames;
  private final List<String> targetNames;
  private final TargetKind kind;
  private final double[][] inputs; // (N_v, N)
  private final double[][] targets; // (N_v, M)

  /** Asked for by every run of a study, and the same however often it is computed. */
  private volatile String fingerprint;

  private Table(
      String name,
      List<String> inputNames,
      List<String> targetNames,
      TargetKind kind,
      double[][] inputs,
      double[][] targets) {
    this.name = name;
    this.inputNames = inputNames;
    this.targetNames = targetNames;
    this.kind = kind;
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * A table of one's own.
   *
   * @param name for messages
   * @param inputNames of the N columns of inputs, at least one
   * @param targetNames of the M columns of targets, at least one; of classes at least two
   * @param inputs shape (N_v, N), at least one row; copied
   * @param targets shape (N_v, M); copied
   * @throws IllegalArgumentException if names are doubled, the numbers do not fit, one is not
   *     finite or larger than 1e30 in size, or the targets of a row of classes are not one 1 among
   *     zeros
   */
  public static Table of(
      String name,
      List<String> inputNames,
      List<String> targetNames,
      TargetKind kind,
      double[][] inputs,
      double[][] targets) {
    int classes = kind == TargetKind.CLASSES ? 2 : 1;
    if (inputNames.isEmpty() || targetNames.size() < classes) {
      throw new IllegalArgumentException(
          "%s has %d inputs and %d targets: give at least 1 and %d"
              .formatted(name, inputNames.size(), targetNames.size(), classes));
    }
    requireDistinct(name, inputNames);
    requireDistinct(name, targetNames);
    if (inputs.length == 0 || inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "%s has %d rows of inputs and %d of targets: give as many of both, and at least one"
              .formatted(name, inputs.length, targets.length));
    }
    Table table =
        new Table(
            name,
            List.copyOf(inputNames),
            List.copyOf(targetNames),
            kind,
            checked(name, inputNames, inputs),
            checked(name, targetNames, targets));
    if (kind == TargetKind.CLASSES) {
      table.requireClasses();
    }
    return table;
  }

  private static void requireDistinct(String name, List<String> columns) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new IllegalArgumentException(
            "%s has two columns %s: rename one".formatted(name, Quoted.of(column)));
      }
    }
  }

  private static double[][] checked(String name, List<String> columns, double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns.size()) {
        throw new IllegalArgumentException(
            "row %d of %s has %d numbers for %d columns: give each row all of them"
                .formatted(row + 1, name, rows[row].length, columns.size()));
      }
      copy[row] = rows[row].clone();
      for (int column = 0; column < columns.size(); column++) {
        if (!(Math.abs(copy[row][column]) <= GREATEST)) {
          throw new IllegalArgumentException(
              "row %d of %s has %s in column %s: give finite numbers of at most 1e30 in size"
                  .formatted(row + 1, name, copy[row][column], Quoted.of(columns.get(column))));
        }
      }
    }
    return copy;
  }

  private void requireClasses() {
    for (int row = 0; row < targets.length; row++) {
      long ones = Arrays.stream(targets[row]).filter(target -> target == 1).count();
      long zeros = Arrays.stream(targets[row]).filter(target -> target == 0).count();
      if (ones != 1 || zeros != targets[row].length - 1) {
        throw new IllegalArgumentException(
            "row %d of %s has the targets %s: give a 1 for its class and 0 for the others"
                .formatted(row + 1, name, Arrays.toString(targets[row])));
      }
    }
  }

  /** What it is called in messages. */
  public String name() {
    return name;
  }

  /** The names of the N inputs. */
  public List<String> inputNames() {
    return inputNames;
  }

  /** The names of the M targets; of classes, their labels. */
  public List<String> targetNames() {
    return targetNames;
  }

  /** What the targets are. */
  public TargetKind kind() {
    return kind;
  }

  /** N_v, how many rows there are. */
  public int count() {
    return inputs.length;
  }

  /** The inputs, shape (N_v, N); a copy. */
  public double[][] inputs() {
    return copy(inputs);
  }

  /** The targets, shape (N_v, M); a copy. */
  public double[][] targets() {
    return copy(targets);
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** A number of a row. */
  double input(int row, int column) {
    return inputs[row][column];
  }

  /** A target of a row. */
  double target(int row, int column) {
    return targets[row][column];
  }

  /**
   * The class of a row.
   *
   * @return its place among {@link #targetNames}, from 0
   * @throws IllegalStateException if the targets are numbers
   */
  public int label(int row) {
    if (kind != TargetKind.CLASSES) {
      throw new IllegalStateException(name + " has no classes");
    }
    int label = 0;
    while (targets[row][label] == 0) {
      label++;
    }
    return label;
  }

  /**
   * Some of the rows.
   *
   * @param rows at least one, in the order in which they shall be, each from 0 to {@link #count} -
   *     1
   * @throws IllegalArgumentException if there is none or one is not in the table
   */
  public Table rows(int[] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a selection of " + name + " is empty: take a row");
    }
    for (int row : rows) {
      if (row < 0 || row >= count()) {
        throw new IllegalArgumentException(
            "row %d of %s: give one from 0 to %d".formatted(row, name, count() - 1));
      }
    }
    return new Table(
        name, inputNames, targetNames, kind, select(inputs, rows), select(targets, rows));
  }

  private static double[][] select(double[][] all, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> all[row]).toArray(double[][]::new);
  }

  /**
   * SHA-256 of the kind of targets, the names of the columns and all numbers, in hexadecimal. Two
   * tables have the same one if these are the same, whatever they are called.
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = digest();
      fingerprint = known;
    }
    return known;
  }

  private String digest() {
    MessageDigest digest = Sha256.digest();
    update(digest, kind.name());
    digest.update(
        ByteBuffer.allocate(8).putInt(inputNames.size()).putInt(targetNames.size()).flip());
    inputNames.forEach(column -> update(digest, column));
    targetNames.forEach(column -> update(digest, column));
    ByteBuffer row = ByteBuffer.allocate(Double.BYTES * (inputNames.size() + targetNames.size()));
    for (int i = 0; i < count(); i++) {
      row.clear();
      row.asDoubleBuffer().put(inputs[i]).put(targets[i]);
      digest.update(row);
    }
    return Sha256.hex(digest);
  }

  /** With its length, so that no two lists of names give the same bytes. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
