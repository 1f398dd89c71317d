package io.sluice.suite.mlp;

import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.shallow.WeightSource;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;

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
 * @param ridge λ
 * @param source of the first input weights
 * @param dependence the rule by which functions are dependent
 */
public record MlpRecipe(
    TableChoice data,
    Scaling scaling,
    Division division,
    EarlyStopping earlyStopping,
    int hidden,
    MlpMethod method,
    Bypass bypass,
    int iterations,
    Loss loss,
    double ridge,
    WeightSource source,
    OrthogonalLeastSquares dependence) {

  private static final int LEAST_FOLDS_TO_VALIDATE = 3;

  /** Refuses what does not go together. */
  public MlpRecipe {
    if (iterations < 1 || iterations > 1_000_000) {
      throw new IllegalArgumentException(iterations + " iterations: give 1 to 1000000");
    }
    if (!(ridge >= 0 && ridge <= 1e6)) {
      throw new IllegalArgumentException("ridge " + ridge + ": give 0 to 1000000");
    }
    if (earlyStopping == EarlyStopping.VALIDATION_FOLD
        && !(division instanceof Division.Fold fold && fold.folds() >= LEAST_FOLDS_TO_VALIDATE)) {
      throw new IllegalArgumentException(
          "early stopping by a validation fold with the division %s: it needs a fold of at least %d, such as fold(1, 10)"
              .formatted(division.notation(), LEAST_FOLDS_TO_VALIDATE));
    }
    if (method.algorithm() == MlpAlgorithm.LEVENBERG_MARQUARDT && loss == Loss.CROSS_ENTROPY) {
      throw new IllegalArgumentException(
          "levenberg-marquardt is for sums of squares: give it the loss squared or squared-reset");
    }
    // Sizes and hidden units are checked where they are defined.
    new NetworkSettings(hidden, method.activation(), bypass, source, 0);
  }
}
