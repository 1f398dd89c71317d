package io.sluice.study.mlp;

/** Which iterations have a row: 0, 1, 2, 5, 10, 20, 50, … and the last. */
final class RecordedIterations {

  private RecordedIterations() {}

  static boolean has(long iteration, long last) {
    long leading = iteration;
    while (leading >= 10 && leading % 10 == 0) {
      leading /= 10;
    }
    return iteration == last || leading == 0 || leading == 1 || leading == 2 || leading == 5;
  }
}
