package io.sluice.report;

import io.sluice.run.ResultRow;
import java.util.Optional;

/** What variants are compared by, seed by seed. Less is better. */
enum Measure {
  /** The validation loss. */
  LOSS("loss") {
    @Override
    Optional<Double> of(ResultRow.Score score) {
      return Optional.of(score.lossNats());
    }

    @Override
    Optional<Double> of(Comparison.Mark mark) {
      return mark.loss().map(Comparison.Loss::meanNats);
    }
  },
  /** The validation loss less the training loss. */
  GAP("validation less training loss") {
    @Override
    Optional<Double> of(ResultRow.Score score) {
      return score.trainingLossNats().isPresent()
          ? Optional.of(score.lossNats() - score.trainingLossNats().getAsDouble())
          : Optional.empty();
    }

    @Override
    Optional<Double> of(Comparison.Mark mark) {
      return mark.gap().map(Comparison.Gap::meanNats);
    }
  };

  private final String words;

  Measure(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** In nats a token; absent where it was not kept. */
  abstract Optional<Double> of(ResultRow.Score score);

  /** The mean of a variant's runs at a mark; absent where none has it. */
  abstract Optional<Double> of(Comparison.Mark mark);
}
