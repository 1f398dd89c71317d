package io.sluice.suite.mlp;

import io.sluice.activation.Activation;
import io.sluice.notation.Words;
import io.sluice.shallow.Algorithm;
import java.util.Optional;

/** What can train a small network, by its word. */
public enum MlpAlgorithm {
  OWO_BP("along the gradient with a heuristic factor, then output weights by least squares"),
  OWO_OLF("the same with one optimal learning factor"),
  OWO_MOLF("the same with an optimal learning factor for each hidden unit"),
  OWO_HWO_MOLF("the same along the whitened gradient"),
  ADACT("as owo-molf, and the values at the hinges of pwl move too"),
  ADACT_HWO("the same along the whitened gradient"),
  CG("conjugate gradients over all weights"),
  SCG("scaled conjugate gradients over all weights"),
  LEVENBERG_MARQUARDT("damped Gauss-Newton steps over all weights"),
  ADAM("mini-batches on the training loop that all suites share");

  private final String sentence;

  MlpAlgorithm(String sentence) {
    this.sentence = sentence;
  }

  /**
   * As people write it.
   *
   * @return {@code owo-molf}
   */
  public String word() {
    return Words.of(this);
  }

  /**
   * What it does.
   *
   * @return a few words
   */
  public String sentence() {
    return sentence;
  }

  /** The algorithm that needs no engine; none for Adam. */
  Optional<Algorithm> direct() {
    return this == ADAM ? Optional.empty() : Optional.of(Algorithm.valueOf(name()));
  }

  boolean trainsHinges() {
    return direct().map(Algorithm::trainsHinges).orElse(false);
  }

  /** What hidden units are unless somebody says so. */
  Activation usualActivation() {
    if (this == ADAM) {
      return Activation.of("relu");
    }
    return Activation.of(trainsHinges() ? "pwl(9)" : "sigmoid");
  }
}
