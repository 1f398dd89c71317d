package io.sluice.image;

/** The two parts of a data set. */
enum Part {
  TRAINING(0),
  TEST(1);

  private final long stream;

  Part(long stream) {
    this.stream = stream;
  }

  /** The number of its random streams. */
  long stream() {
    return stream;
  }
}
