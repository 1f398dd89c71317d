package io.sluice.classifier;

/**
 * A site: whatever activation the net has there.
 *
 * @param site its name, and the prefix of the activation's parameters
 */
record ActivationLayer(String site) implements Layer {

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    return script.activate(site, x);
  }
}
