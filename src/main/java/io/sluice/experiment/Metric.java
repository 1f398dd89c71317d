package io.sluice.experiment;

/**
 * What arms are compared by, or a number that describes them.
 *
 * @param column as results have it
 * @param words as an axis calls it
 * @param unit what it is counted in; empty for a share or a count
 * @param better which of two is the better one
 */
public record Metric(String column, String words, String unit, Better better) {

  /** Trained numbers. */
  public static final Metric PARAMETERS = description("parameters");

  /** Seconds of training so far. */
  public static final Metric ELAPSED = description("elapsed_s");

  /** The length of the run's schedule, where marks of an arm and trial may be of several runs. */
  public static final Metric SCHEDULE = description("schedule_steps");

  /** Which of two values is the better one. */
  public enum Better {
    /** An error. */
    LOWER,
    /** An accuracy. */
    HIGHER,
    /** A description. */
    NEITHER
  }

  /**
   * A number that describes runs rather than ranks them.
   *
   * @param column as results have it
   * @return the metric
   */
  public static Metric description(String column) {
    return new Metric(column, column, "", Better.NEITHER);
  }

  /** With its unit, as an axis has it. */
  public String label() {
    return unit.isEmpty() ? words : words + ", " + unit;
  }
}
