package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.sluice.training.LearningRateSchedule.Decay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearningRateScheduleTest {

  private static final long STEPS = 1100;

  private static LearningRateSchedule schedule(Decay decay) {
    return new LearningRateSchedule(decay, 1e-3, 1e-4, 100, 0.2);
  }

  @ParameterizedTest
  @EnumSource(Decay.class)
  void risesToThePeakAndEndsAtTheLast(Decay decay) {
    LearningRateSchedule schedule = schedule(decay);
    assertThat(schedule.at(1, STEPS)).isCloseTo(1e-5, within(1e-15));
    assertThat(schedule.at(50, STEPS)).isCloseTo(5e-4, within(1e-15));
    assertThat(schedule.at(100, STEPS)).isEqualTo(1e-3);
    assertThat(schedule.at(STEPS, STEPS)).isCloseTo(1e-4, within(1e-18));
  }

  @Test
  void theMiddleOfEach() {
    // Half-way between warm-up and end: cosine and line have lost half, the plateau nothing.
    assertThat(schedule(Decay.COSINE).at(600, STEPS)).isCloseTo(5.5e-4, within(1e-15));
    assertThat(schedule(Decay.LINEAR).at(600, STEPS)).isCloseTo(5.5e-4, within(1e-15));
    assertThat(schedule(Decay.WARMUP_STABLE_DECAY).at(600, STEPS)).isEqualTo(1e-3);
    // A quarter of the way: (1 + cos(pi / 4)) / 2 of the cosine is left.
    assertThat(schedule(Decay.COSINE).at(350, STEPS))
        .isCloseTo(1e-4 + 9e-4 * 0.853553390593274, within(1e-15));
    assertThat(schedule(Decay.LINEAR).at(350, STEPS)).isCloseTo(1e-4 + 9e-4 * 0.75, within(1e-15));
    // The last fifth falls: its middle has half of the way left.
    assertThat(schedule(Decay.WARMUP_STABLE_DECAY).at(900, STEPS)).isCloseTo(1e-3, within(1e-15));
    assertThat(schedule(Decay.WARMUP_STABLE_DECAY).at(1000, STEPS))
        .isCloseTo(5.5e-4, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(Decay.class)
  void neverFallsInTheWarmUpAndNeverRisesAfterIt(Decay decay) {
    LearningRateSchedule schedule = schedule(decay);
    for (long step = 2; step <= STEPS; step++) {
      double change = schedule.at(step, STEPS) - schedule.at(step - 1, STEPS);
      if (step <= 100) {
        assertThat(change).as("step %d", step).isPositive();
      } else {
        assertThat(change).as("step %d", step).isLessThanOrEqualTo(0);
      }
      assertThat(schedule.at(step, STEPS)).isBetween(1e-5, 1e-3);
    }
  }

  @ParameterizedTest
  @EnumSource(Decay.class)
  void isAPureFunctionOfTheStep(Decay decay) {
    LearningRateSchedule schedule = schedule(decay);
    double before = schedule.at(700, STEPS);
    for (long step = STEPS; step >= 1; step--) {
      schedule.at(step, STEPS);
    }
    assertThat(schedule.at(700, STEPS)).isEqualTo(before);
    assertThat(schedule(decay).at(700, STEPS)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Decay.class)
  void aRunWithinItsWarmUpStillRises(Decay decay) {
    LearningRateSchedule schedule = schedule(decay);
    assertThat(schedule.at(10, 50)).isCloseTo(1e-4, within(1e-15));
    assertThat(schedule.at(50, 50)).isCloseTo(5e-4, within(1e-15));
    assertThat(schedule.at(100, 100)).isEqualTo(1e-3);
  }

  @ParameterizedTest
  @EnumSource(Decay.class)
  void withoutWarmUpTheFirstStepIsNearThePeak(Decay decay) {
    LearningRateSchedule schedule = new LearningRateSchedule(decay, 1, 0, 0, 1);
    assertThat(schedule.at(1, 1000)).isBetween(0.999 - 1e-12, 1.0);
    assertThat(schedule.at(1000, 1000)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1",
    "-1, 0, 0, 1",
    "NaN, 0, 0, 1",
    "1, 2, 0, 1",
    "1, -1, 0, 1",
    "1, NaN, 0, 1",
    "1, 0, -1, 1",
    "1, 0, 0, 0",
    "1, 0, 0, 1.1",
    "1, 0, 0, NaN",
    "1001, 0, 0, 1",
    "1e6, 0, 0, 1"
  })
  void valuesOutOfRangeAreRefused(double peak, double last, long warmup, double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LearningRateSchedule(Decay.COSINE, peak, last, warmup, share))
        .withMessageContaining("give ");
  }
}
