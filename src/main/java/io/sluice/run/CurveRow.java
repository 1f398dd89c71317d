package io.sluice.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row of {@code curves.csv} of a study: how far one run had come at one step of its way.
 *
 * @param arm what the run tests: its levels of all factors of the plan, joined by {@code with}
 * @param seed the run's seed
 * @param fold which part of the data was measured on, from 1; absent if it was not cut
 * @param steps the length of the run: marks with schedules of their own are runs of several lengths
 * @param step optimizer steps done, or iterations of small networks
 * @param examples tokens, images or patterns trained on so far, each as often as it was
 * @param elapsedS seconds of training so far, earlier sittings included
 * @param trainingLoss mean loss of the batches since the row before that has one, each before its
 *     update; of small networks the error of the training patterns at this very iteration
 * @param validationLoss mean loss of what is held out, in the unit of the study's results
 * @param accuracy share of what is held out that was told rightly, where it was counted
 * @param flops of the training so far, as the suite counts them; where a validation loss stands
 */
public record CurveRow(
    String arm,
    long seed,
    OptionalLong fold,
    long steps,
    long step,
    long examples,
    double elapsedS,
    OptionalDouble trainingLoss,
    OptionalDouble validationLoss,
    OptionalDouble accuracy,
    OptionalDouble flops) {

  /** More than a difference of losses is told with. */
  private static final MathContext SIGNIFICANT = new MathContext(7);

  /** Rounds to seven digits, and refuses what no run comes to. */
  public CurveRow {
    if (step > steps) {
      throw new IllegalArgumentException("step is " + step + " of " + steps);
    }
    if (trainingLoss.isEmpty() && validationLoss.isEmpty()) {
      throw new IllegalArgumentException("a row needs a training_loss or a validation_loss");
    }
    if (!(elapsedS >= 0)) {
      throw new IllegalArgumentException("elapsed_s is " + elapsedS + ": it is negative");
    }
    elapsedS = rounded(elapsedS);
    trainingLoss = rounded(trainingLoss);
    validationLoss = rounded(validationLoss);
    accuracy = rounded(accuracy);
    flops = rounded(flops);
  }

  private static OptionalDouble rounded(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(rounded(value.getAsDouble())) : value;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(SIGNIFICANT).doubleValue();
  }
}
