package io.sluice.classifier;

/** One step of a net: a word of the vocabulary that nets are written in. */
sealed interface Layer
    permits ActivationLayer,
        AveragePooling,
        BatchNorm,
        Convolution,
        Dense,
        Dropout,
        Flatten,
        MaxPooling,
        AdaptiveAveragePooling,
        Residual,
        SelfAttention {

  /**
   * Writes this layer down behind what is there.
   *
   * @param script where to
   * @param x what comes in
   * @return what goes out
   */
  SymbolicTensor write(BlockScript script, SymbolicTensor x);

  /**
   * Whether a kernel method begins with it. What follows up to the next such layer is in the same
   * method.
   */
  default boolean beginsBlock() {
    return false;
  }
}
