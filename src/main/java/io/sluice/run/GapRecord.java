package io.sluice.run;

/**
 * Records were lost or altered while the run did not train, and it has gone on without them.
 *
 * @param step where it went on; the records up to it are concerned
 * @param missing how many there were once and are no more; 0 if there are others instead
 */
public record GapRecord(long step, long missing) implements MetricsRecord {
  /** Refuses what cannot have been counted. */
  public GapRecord {
    if (step < 0 || missing < 0) {
      throw new IllegalArgumentException(
          "step and missing must not be negative: " + step + ", " + missing);
    }
  }
}
