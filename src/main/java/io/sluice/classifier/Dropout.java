package io.sluice.classifier;

/**
 * Zeros in random places in training, the others scaled up (Srivastava et al. 2014).
 *
 * @param rate the share of zeros
 */
record Dropout(double rate) implements Layer {

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    return script.pass() == Pass.TRAINING
        ? x.to(
            script.define("torch.dropout(%s, %s, True)".formatted(x.variable(), rate)),
            x.features())
        : x;
  }
}
