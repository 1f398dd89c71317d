package io.sluice.corpus.fables;

import java.util.OptionalLong;

/**
 * Which fables to write.
 *
 * @param seed settles all texts; a text of the same seed and a smaller size is a beginning of it
 * @param trainingBytes least size of the training text, 1 to 1,000,000,000
 * @param validationBytes least size of the validation text, in the same range
 * @param testBytes least size of the test text, in the same range; none unless given
 */
public record FablesSettings(
    long seed, long trainingBytes, long validationBytes, OptionalLong testBytes) {

  private static final long MOST = 1_000_000_000;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is out of range
   */
  public FablesSettings {
    check("training", trainingBytes);
    check("validation", validationBytes);
    testBytes.ifPresent(bytes -> check("test", bytes));
  }

  private static void check(String part, long bytes) {
    if (bytes < 1 || bytes > MOST) {
      throw new IllegalArgumentException(
          "the "
              + part
              + " text of the fables cannot have "
              + bytes
              + " bytes: ask for 1 to "
              + MOST
              + ", which is as much as one string can hold");
    }
  }
}
