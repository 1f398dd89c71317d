package io.sluice.corpus.huggingface;

/** Says why an expression is not let in; caught where the place in the file is known. */
final class UnreadableExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableExpressionException(String message) {
    super(message);
  }
}
