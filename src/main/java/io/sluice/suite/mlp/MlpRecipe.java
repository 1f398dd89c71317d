package io.sluice.suite.mlp;

import io.sluice.notation.Words;
import io.sluice.shallow.Algorithm;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.HingeRule;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.shallow.OutputReset;
import io.sluice.shallow.TrainingSettings;
import io.sluice.shallow.WeightInitializer;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import java.util.Optional;

/**
 * Everything that decides what a small network becomes, but the seed.
 *
 * @param data the table
 * @param scaling of its columns
 * @param division what is trained and what is measured on
 * @param earlyStopping which network counts
 * @param hidden N_h
 * @param method algorithm and hidden units
 * @param bypass whether outputs see the inputs
 * @param iterations of the algorithm; epochs of Adam
 * @param loss what becomes small
 * @param outputReset how targets of classes move, where the loss resets them; a recipe that does
 *     not say it is of a version that knew {@link OutputReset#FRESH} alone
 * @param ridge λ
 * @param source of the first input weights
 * @param dependence the rule by which functions are dependent
 */
public record MlpRecipe(
    TableChoice data,
    Scaling scaling,
    DataSplit division,
    EarlyStopping earlyStopping,
    int hidden,
    MlpMethod method,
    Bypass bypass,
    int iterations,
    Loss loss,
    Optional<OutputReset> outputReset,
    double ridge,
    WeightInitializer source,
    OrthogonalLeastSquares dependence) {

  /** More than a person waits for. */
  public static final int MOST_ITERATIONS = 1_000_000;

  /** Outputs are told by their mean alone long before. */
  public static final double GREATEST_RIDGE = 1e6;

  /** One is trained on, one says when to stop, and one is measured on. */
  public static final int LEAST_FOLDS_TO_VALIDATE = 3;

  /** Refuses what does not go together. */
  public MlpRecipe {
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          iterations + " iterations: give --iterations 1 to 1000000");
    }
    if (!(ridge >= 0 && ridge <= GREATEST_RIDGE)) {
      throw new IllegalArgumentException("ridge " + ridge + ": give --ridge 0 to 1000000");
    }
    if (earlyStopping == EarlyStopping.VALIDATION_FOLD
        && !(division instanceof DataSplit.Fold fold && fold.folds() >= LEAST_FOLDS_TO_VALIDATE)) {
      throw new IllegalArgumentException(
          "early stopping by a validation fold with the division %s: it needs a fold of at least %d, such as --test 'fold(1, 10)', or so many --folds in a study"
              .formatted(division.notation(), LEAST_FOLDS_TO_VALIDATE));
    }
    if (method.algorithm().is(Algorithm.LEVENBERG_MARQUARDT) && loss == Loss.CROSS_ENTROPY) {
      throw new IllegalArgumentException(
          "levenberg-marquardt is for sums of squares: give it --loss squared or squared-reset");
    }
    if (outputReset.isPresent() && loss != Loss.SQUARED_RESET) {
      throw new IllegalArgumentException(
          "output reset %s with the loss %s: it goes with --loss squared-reset, leave --output-reset out"
              .formatted(Words.of(outputReset.get()), Words.of(loss)));
    }
    if (method.adam().isPresent() && outputReset.equals(Optional.of(OutputReset.ACCUMULATED))) {
      throw new IllegalArgumentException(
          "output reset accumulated with adam, which resets the targets of each batch anew: write"
              + " --output-reset fresh, or leave it out");
    }
    // Sizes and hidden units are checked where they are defined.
    new NetworkSettings(hidden, method.activation(), bypass, source, 0);
  }

  /** How targets of classes move. */
  public OutputReset reset() {
    return outputReset.orElse(OutputReset.FRESH);
  }

  /**
   * Whether an interrupted run goes on from a checkpoint, and does not begin again.
   *
   * @return whether adam trains it, and to the end: no checkpoint says which network was the best
   */
  public boolean goesOnFromCheckpoints() {
    return method.adam().isPresent() && earlyStopping == EarlyStopping.NONE;
  }

  /** The network that is trained. */
  NetworkSettings network(long seed) {
    return new NetworkSettings(hidden, method.activation(), bypass, source, seed);
  }

  /** How an algorithm of doubles trains. */
  TrainingSettings direct(int steps) {
    return new TrainingSettings(
        method.algorithm().direct().orElseThrow(),
        steps,
        loss,
        reset(),
        ridge,
        method.hinges().orElse(HingeRule.ONE_FACTOR),
        dependence);
  }

  /** How many numbers of a network are trained. */
  long parameters(Network network) {
    return network.weights() + (method.trainsHinges() ? network.hingeValues() : 0);
  }

  /**
   * Whether another recipe trains the same, in whatever version it was written down.
   *
   * @param other recipe
   * @return whether they differ in nothing but an output reset that one of them leaves unsaid
   */
  public boolean trainsAs(MlpRecipe other) {
    return loss == other.loss
        && reset() == other.reset()
        && withOutputReset(other.outputReset).equals(other);
  }

  private MlpRecipe withOutputReset(Optional<OutputReset> another) {
    return new MlpRecipe(
        data,
        scaling,
        division,
        earlyStopping,
        hidden,
        method,
        bypass,
        iterations,
        loss,
        another,
        ridge,
        source,
        dependence);
  }
}
