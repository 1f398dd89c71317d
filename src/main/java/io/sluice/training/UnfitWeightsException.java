package io.sluice.training;

import java.nio.file.Path;

/** Trained weights are not those of the model that was asked for. */
public final class UnfitWeightsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String mismatch;

  /**
   * With the first difference.
   *
   * @param file the weights
   * @param difference what the file has and the model has not: {@code has no tensor head.weight}
   * @param advice what to give, where nobody knows why
   */
  public UnfitWeightsException(Path file, String difference, String advice) {
    super("%s does not fit: it %s: %s".formatted(file, difference, advice));
    mismatch = "%s does not fit: it %s".formatted(file, difference);
  }

  /** The sentence without the advice. */
  public String mismatch() {
    return mismatch;
  }
}
