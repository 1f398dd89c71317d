package io.sluice.experiment;

/** Which runs of two arms are one pair. Runs of a pair are averaged first. */
public enum Pairing {
  /** Those of a seed, which share batches and first values. */
  SEED("seed by seed") {
    @Override
    Object pair(Trial trial) {
      return trial.seed();
    }
  },
  /** Those of a fold, since runs of a fold share all that they are measured on. */
  FOLD("fold by fold") {
    @Override
    Object pair(Trial trial) {
      return trial.fold();
    }
  },
  /** Each run by itself, where every seed cuts the data anew. */
  RUN("fold by fold") {
    @Override
    Object pair(Trial trial) {
      return trial;
    }
  };

  private final String words;

  Pairing(String words) {
    this.words = words;
  }

  /** As a note says it. */
  public String words() {
    return words;
  }

  /** What both runs of a pair have. */
  abstract Object pair(Trial trial);
}
