package io.sluice.suite.mlp;

import io.sluice.activation.Activation;
import io.sluice.notation.Words;
import io.sluice.shallow.Algorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can train a small network.
 *
 * @param direct the algorithm that needs no engine; none for Adam, which takes mini-batches on the
 *     training loop that all suites share
 */
public record MlpAlgorithm(Optional<Algorithm> direct) {

  static final MlpAlgorithm ADAM = new MlpAlgorithm(Optional.empty());

  /**
   * Whatever there is.
   *
   * @return in the order of lists
   */
  public static List<MlpAlgorithm> all() {
    return Stream.concat(
            Arrays.stream(Algorithm.values()).map(Optional::of).map(MlpAlgorithm::new),
            Stream.of(ADAM))
        .toList();
  }

  /**
   * As people write it.
   *
   * @return {@code owo-molf}
   */
  public String word() {
    return direct.map(Words::of).orElse("adam");
  }

  boolean is(Algorithm algorithm) {
    return direct.equals(Optional.of(algorithm));
  }

  boolean trainsHinges() {
    return direct.map(Algorithm::trainsHinges).orElse(false);
  }

  /** What hidden units are unless somebody says so. */
  Activation usualActivation() {
    if (direct.isEmpty()) {
      return Activation.of("relu");
    }
    return Activation.of(trainsHinges() ? "pwl(9)" : "sigmoid");
  }

  @Override
  public String toString() {
    return word();
  }
}
