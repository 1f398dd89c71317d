package io.sluice.study;

/**
 * {@code DIVERGED} in a run's folder: the run is over, and that is its result.
 *
 * @param step the step whose loss or gradient was not finite
 * @param reason the sentence for people
 */
public record Divergence(long step, String reason) {

  static final String FILE = "DIVERGED";
}
