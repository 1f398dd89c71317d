package io.sluice.classifier;

import io.sluice.activation.Activation;
import java.util.Optional;

/**
 * What flows from one layer to the next.
 *
 * @param variable its TorchScript variable: maps (N, C, H, W) with their channels last in memory,
 *     or vectors (N, F)
 * @param features its shape
 * @param source the activation that it came through last, if any
 */
record SymbolicTensor(String variable, Features features, Optional<Activation> source) {

  static SymbolicTensor of(String variable, Features features) {
    return new SymbolicTensor(variable, features, Optional.empty());
  }

  SymbolicTensor to(String next, Features shape) {
    return new SymbolicTensor(next, shape, source);
  }
}
