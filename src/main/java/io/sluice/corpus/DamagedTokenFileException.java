package io.sluice.corpus;

/** What is wrong with a token file, in words that follow its name; never leaves this package. */
final class DamagedTokenFileException extends RuntimeException {
  DamagedTokenFileException(String whatIsWrong) {
    super(whatIsWrong);
  }
}
