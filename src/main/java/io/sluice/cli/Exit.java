package io.sluice.cli;

/** How the program ends. */
enum Exit {
  /** What was asked for is done. */
  DONE(0),
  /** It was asked rightly and failed. */
  FAILED(1),
  /** It was asked wrongly. */
  WRONG_USE(2),
  /** Somebody stopped it; the shells' number for Ctrl-C. */
  STOPPED(130);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
