package io.sluice.corpus;

/** The range of token ids. */
final class TokenIds {
  private TokenIds() {}

  /** The id itself, if a vocabulary of that size has it. */
  static int checked(int id, int vocabularySize) {
    if (id < 0 || id >= vocabularySize) {
      throw new IllegalArgumentException(
          "there is no token " + id + ": ids go from 0 to " + (vocabularySize - 1));
    }
    return id;
  }
}
