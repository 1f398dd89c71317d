package io.sluice.corpus;

import io.sluice.corpus.fables.FablesSettings;

/**
 * What a generator wrote.
 *
 * @param training the training part
 * @param validation the validation part
 * @param validationNats the exact information content of the validation part, in nats
 */
record GeneratedText(String training, String validation, double validationNats) {
  /** Writes a text from its settings, always the same for the same settings. */
  @FunctionalInterface
  interface Generator {
    GeneratedText write(FablesSettings settings);
  }
}
