package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.OpenedStudy;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DoneRunsTest {

  private static final DoneRuns DONE =
      new DoneRuns(
          List.of(
              new DoneRuns.Timed(work(100, 1e6), false, 1),
              new DoneRuns.Timed(work(100, 1e9), false, 10),
              new DoneRuns.Timed(work(100, 1e9), false, 12)));

  private static OpenedStudy.Cost work(long examples, double flopsOfOne) {
    return new OpenedStudy.Cost(
        OptionalLong.empty(), examples, OptionalDouble.of(examples * flopsOfOne), examples);
  }

  private static double seconds(long examples, double flopsOfOne) {
    return DONE.secondsFor(work(examples, flopsOfOne), false).orElseThrow();
  }

  /** A small net that is done says nothing of a large one where a large one is done as well. */
  @Test
  void aRunTakesWhatThoseOfItsSizeTook() {
    assertThat(seconds(100, 1e6)).isEqualTo(1);
    assertThat(seconds(300, 1e6)).isEqualTo(3);
    assertThat(seconds(100, 1e9)).isEqualTo(11);
  }

  @Test
  void oneOfAnotherSizeTakesMoreByItsOperations() {
    assertThat(seconds(100, 5e9)).isEqualTo(55);
    assertThat(seconds(100, 5e5)).isEqualTo(0.5);
  }

  /** What Java trains in doubles says nothing of what libtorch trains. */
  @Test
  void whatComputesOtherwiseTellsNothing() {
    assertThat(DONE.secondsFor(work(100, 1e6), true)).isEmpty();
    assertThat(new DoneRuns(List.of()).secondsFor(work(100, 1e6), false)).isEmpty();
  }
}
