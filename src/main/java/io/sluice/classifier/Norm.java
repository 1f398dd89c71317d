package io.sluice.classifier;

/** What stands between a convolution and its activation. */
enum Norm {
  /** Batch normalization. */
  BATCH(Bias.WITHOUT),
  /** Nothing. */
  NONE(Bias.WITH);

  private final Bias bias;

  Norm(Bias bias) {
    this.bias = bias;
  }

  /** What the convolution in front of it needs. */
  Bias bias() {
    return bias;
  }
}
