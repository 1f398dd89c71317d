package io.sluice.shallow;

import java.util.function.DoubleSupplier;

/**
 * Normal numbers as the UTA neural-network laboratory draws them: three small generators after
 * Wichmann and Hill, with its divisor 30629 where the authors have 30269, and its short π. One
 * sequence only, since the seeds are fixed.
 */
final class LabRandom implements DoubleSupplier {

  private static final double TWO_PI = 2 * 3.1415926;

  private int x = 3;
  private int y = 4009;
  private int z = 234;

  /** The sequence without its first number, which the laboratory's reset draws and drops. */
  LabRandom() {
    getAsDouble();
  }

  @Override
  public double getAsDouble() {
    double angle = uniform();
    double radius = uniform();
    return StrictMath.cos(TWO_PI * angle) * Math.sqrt(-2 * StrictMath.log(radius));
  }

  private double uniform() {
    x = positive(171 * (x % 177) - 2 * (x / 177), 30269);
    y = positive(176 * (y % 176) - 2 * (y / 176), 30307);
    z = positive(170 * (z % 178) - 2 * (z / 178), 30323);
    double sum = x / 30629.0 + y / 30307.0 + z / 30323.0;
    return sum - Math.floor(sum);
  }

  private static int positive(int value, int modulus) {
    return value < 0 ? value + modulus : value;
  }
}
