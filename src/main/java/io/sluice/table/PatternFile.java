package io.sluice.table;

import io.sluice.notation.Quoted;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the numbers of a {@link PatternChoice}. */
final class PatternFile {
  private final PatternChoice choice;
  private final String text;
  private int at;
  private int line = 1;
  private final List<double[]> inputs = new ArrayList<>();
  private final List<double[]> targets = new ArrayList<>();

  private PatternFile(PatternChoice choice) {
    this.choice = choice;
    this.text = TableText.read(choice.file());
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with the line of what is no number or no class; if the numbers
   *     are not a number of whole patterns; if all patterns are of one class
   */
  static PatternFile read(PatternChoice choice) {
    PatternFile file = new PatternFile(choice);
    file.readAll();
    return file;
  }

  /** Shape (N_v, N). */
  double[][] inputs() {
    return inputs.toArray(double[][]::new);
  }

  /** Shape (N_v, M). */
  double[][] targets() {
    return targets.toArray(double[][]::new);
  }

  private void readAll() {
    double[] pattern = new double[choice.width()];
    int filled = 0;
    for (String token = next(); !token.isEmpty(); token = next()) {
      pattern[filled++] = number(token);
      if (filled == pattern.length) {
        inputs.add(Arrays.copyOf(pattern, choice.inputs()));
        targets.add(targets(pattern));
        filled = 0;
      }
    }
    if (filled > 0) {
      throw new IllegalArgumentException(
          "%s has %,d numbers, %,d patterns of %,d and %,d more: is it complete, and are there %s?"
              .formatted(
                  choice.file(),
                  (long) inputs.size() * pattern.length + filled,
                  inputs.size(),
                  pattern.length,
                  filled,
                  expected()));
    }
    if (choice.kind() == TargetKind.CLASSES
        && targets.stream().allMatch(row -> Arrays.equals(row, targets.get(0)))) {
      throw new IllegalArgumentException(
          "%s has patterns of one class alone: a classification needs two"
              .formatted(choice.file()));
    }
  }

  private String expected() {
    return choice.kind() == TargetKind.CLASSES
        ? choice.inputs() + " inputs and a class number a pattern"
        : "%,d inputs and %,d outputs a pattern".formatted(choice.inputs(), choice.targets());
  }

  private double number(String token) {
    return Decimal.parseFortran(token)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s:%d: %s in pattern %,d is no number: %s"
                        .formatted(
                            choice.file(),
                            line,
                            Quoted.of(token),
                            inputs.size() + 1,
                            Decimal.RULE)));
  }

  /** What stands behind the inputs of the pattern that was just completed. */
  private double[] targets(double[] pattern) {
    if (choice.kind() == TargetKind.NUMBERS) {
      return Arrays.copyOfRange(pattern, choice.inputs(), pattern.length);
    }
    double number = pattern[choice.inputs()];
    if (number != Math.rint(number) || number < 1 || number > choice.targets()) {
      throw new IllegalArgumentException(
          "%s:%d: pattern %,d ends with the class number %s: give whole numbers from 1 to %d"
              .formatted(choice.file(), line, inputs.size(), Words.of(number), choice.targets()));
    }
    double[] row = new double[choice.targets()];
    row[(int) number - 1] = 1;
    return row;
  }

  /** The next text without white space; empty at the end. */
  private String next() {
    while (at < text.length() && Decimal.isSpace(text.charAt(at))) {
      if (text.charAt(at) == '\n') {
        line++;
      }
      at++;
    }
    int start = at;
    while (at < text.length() && !Decimal.isSpace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }
}
