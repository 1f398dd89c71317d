package io.sluice.corpus;

import io.sluice.corpus.fables.FablesSettings;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a generator wrote.
 *
 * @param training the training part
 * @param validation the validation part
 * @param test the test part, if there is one
 * @param beginningNats what the words cost that the beginning of a part is given
 */
record GeneratedText(
    String training, Part validation, Optional<Part> test, ToDoubleFunction<String> beginningNats) {
  /**
   * A part whose probability is known.
   *
   * @param text the text
   * @param nats its exact information content
   */
  record Part(String text, double nats) {}

  /** Writes a text from its settings, always the same for the same settings. */
  @FunctionalInterface
  interface Generator {
    GeneratedText write(FablesSettings settings);
  }

  /** The part, if there is one of it. */
  Optional<Part> part(HeldOut part) {
    return switch (part) {
      case VALIDATION -> Optional.of(validation);
      case TEST -> test;
    };
  }
}
