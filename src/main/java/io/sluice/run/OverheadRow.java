package io.sluice.run;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of {@code overhead.csv}: one timed step of one variant.
 *
 * @param variant the feed-forward variant's notation
 * @param relu the notation of the ReLU in the variant's form, where it was timed beside it
 * @param parameters trained numbers of the model
 * @param round the step's number, from 1; equal rounds of all variants lie side by side in time
 * @param stepS seconds of the step, update included
 * @param peakRssBytes the most memory of a process that trains this variant alone, where the system
 *     tells
 * @param conditions what a time depends on besides
 */
public record OverheadRow(
    String variant,
    Optional<String> relu,
    long parameters,
    long round,
    double stepS,
    OptionalLong peakRssBytes,
    Conditions conditions) {

  /** Refuses a step that took no time. */
  public OverheadRow {
    if (!(stepS > 0)) {
      throw new IllegalArgumentException("step_s is " + stepS + ": a step takes some time");
    }
  }

  /**
   * What a time depends on besides the variant.
   *
   * @param batch sequences of a step
   * @param context tokens of a sequence
   * @param vocabulary how many ids there are
   * @param sluice the version of this program
   * @param device where it ran
   * @param precision the number format of matrix products
   * @param threads threads of the processor
   */
  public record Conditions(
      long batch,
      long context,
      long vocabulary,
      String sluice,
      String device,
      String precision,
      long threads) {}
}
