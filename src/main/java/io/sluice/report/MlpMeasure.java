package io.sluice.report;

import io.sluice.run.MlpRow;

/** What small networks are compared by on a data set. */
public enum MlpMeasure {
  /** The mean over patterns of what the loss sums over outputs. */
  ERROR("error") {
    @Override
    double training(MlpRow row) {
      return row.trainingError();
    }

    @Override
    double test(MlpRow row) {
      return row.testError();
    }
  },

  /** The share of patterns whose greatest output is not that of their class. */
  ERROR_RATE("error rate") {
    @Override
    double training(MlpRow row) {
      return row.trainingErrorRate().orElseThrow();
    }

    @Override
    double test(MlpRow row) {
      return row.testErrorRate().orElseThrow();
    }
  };

  private final String words;

  MlpMeasure(String words) {
    this.words = words;
  }

  /** The rate where there are classes. */
  static MlpMeasure of(MlpRow row) {
    return row.testErrorRate().isPresent() ? ERROR_RATE : ERROR;
  }

  /** As an axis calls it. */
  String words() {
    return words;
  }

  /** On the patterns trained on. */
  abstract double training(MlpRow row);

  /** On the others. */
  abstract double test(MlpRow row);
}
