package io.sluice.measure;

/** Where a mean lies with 95 % confidence unless said otherwise, both ends included. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high + " is empty");
    }
  }

  /** Whether the value lies in it. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
