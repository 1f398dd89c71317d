package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The named rule that gives a parameter its first values. Values depend on the seed, the
 * parameter's name and its shape and on nothing else, so parameters that two models share by name
 * start equal.
 *
 * @param rule which rule
 * @param numbers the standard deviation of {@code NORMAL}; the values of {@code REPEATED}
 */
public record Initialization(Rule rule, List<Double> numbers) {

  /** The rules. */
  public enum Rule {
    /** Independent normal draws of mean 0. */
    NORMAL,
    /** Given values, over and over. */
    REPEATED
  }

  /**
   * Normal draws.
   *
   * @param standardDeviation positive
   * @return the rule
   */
  public static Initialization normal(double standardDeviation) {
    return new Initialization(Rule.NORMAL, List.of(standardDeviation));
  }

  /**
   * One value everywhere.
   *
   * @param value the value
   * @return the rule
   */
  public static Initialization constant(double value) {
    return repeated(List.of(value));
  }

  /**
   * The same values in every row.
   *
   * @param values those of one row: the last axis of the parameter
   * @return the rule
   */
  public static Initialization repeated(List<Double> values) {
    return new Initialization(Rule.REPEATED, List.copyOf(values));
  }

  /**
   * The first values of a parameter.
   *
   * @param name the parameter's full name
   * @param size how many values
   * @param seed the seed of the run
   * @return the values
   */
  float[] values(String name, int size, long seed) {
    float[] values = new float[size];
    switch (rule) {
      case REPEATED -> {
        for (int i = 0; i < size; i++) {
          values[i] = numbers.get(i % numbers.size()).floatValue();
        }
      }
      case NORMAL -> fillNormal(values, numbers.get(0), new SplittableRandom(mix(seed, name)));
    }
    return values;
  }

  /** Marsaglia's polar method with StrictMath: the same bits on every machine. */
  private static void fillNormal(
      float[] values, double standardDeviation, SplittableRandom random) {
    for (int i = 0; i < values.length; i += 2) {
      double x;
      double y;
      double square;
      do {
        x = 2 * random.nextDouble() - 1;
        y = 2 * random.nextDouble() - 1;
        square = x * x + y * y;
      } while (square >= 1 || square == 0);
      double factor = standardDeviation * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      values[i] = (float) (x * factor);
      if (i + 1 < values.length) {
        values[i + 1] = (float) (y * factor);
      }
    }
  }

  /**
   * FNV-1a over the name, then over the seed: close seeds and close names give unrelated streams.
   */
  private static long mix(long seed, String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    for (int shift = 0; shift < 64; shift += 8) {
      hash = (hash ^ ((seed >>> shift) & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
