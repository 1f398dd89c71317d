package io.sluice.corpus;

import io.sluice.corpus.fables.FablesSettings;
import java.util.function.ToDoubleFunction;

/**
 * What a generator wrote.
 *
 * @param training the training part
 * @param validation the validation part
 * @param validationNats the exact information content of the validation part, in nats
 * @param beginningNats that of its beginning: what the words cost that it is given
 */
record GeneratedText(
    String training,
    String validation,
    double validationNats,
    ToDoubleFunction<String> beginningNats) {
  /** Writes a text from its settings, always the same for the same settings. */
  @FunctionalInterface
  interface Generator {
    GeneratedText write(FablesSettings settings);
  }
}
