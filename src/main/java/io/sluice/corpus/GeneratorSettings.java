package io.sluice.corpus;

/**
 * A corpus that is generated: what the generator of fables needs to write the same text again.
 *
 * @param seed decides the text
 * @param trainingBytes about how long the training part becomes, in bytes
 * @param validationBytes about how long the validation part becomes, in bytes
 */
public record GeneratorSettings(long seed, long trainingBytes, long validationBytes) {
  public GeneratorSettings {
    if (trainingBytes < 1 || validationBytes < 1) {
      throw new IllegalArgumentException(
          "training_bytes is "
              + trainingBytes
              + " and validation_bytes "
              + validationBytes
              + ": both must be at least 1");
    }
  }
}
