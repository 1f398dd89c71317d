package io.sluice.experiment;

import io.sluice.run.CurveRow;
import java.util.OptionalDouble;

/** What a curve is of. */
public enum CurveKind {
  /** The loss of what is held out. */
  VALIDATION {
    @Override
    OptionalDouble value(CurveRow row) {
      return row.validationLoss();
    }
  },
  /** The loss of the batches. */
  TRAINING {
    @Override
    OptionalDouble value(CurveRow row) {
      return row.trainingLoss();
    }
  },
  /** Of what is held out, the percentage that was not told rightly. */
  ERROR {
    @Override
    OptionalDouble value(CurveRow row) {
      return row.accuracy().isPresent()
          ? OptionalDouble.of(PERCENT * (1 - row.accuracy().getAsDouble()))
          : OptionalDouble.empty();
    }
  };

  private static final double PERCENT = 100;

  abstract OptionalDouble value(CurveRow row);
}
