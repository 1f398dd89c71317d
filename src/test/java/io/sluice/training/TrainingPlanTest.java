package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPlanTest {

  private static TrainingPlan plan(
      long steps, int accumulation, long validations, List<Long> marks, long checkpoints) {
    return new TrainingPlan(
        steps,
        accumulation,
        TrainingPlans.SCHEDULE,
        TrainingPlans.OPTIMIZER,
        validations,
        marks,
        checkpoints);
  }

  @Test
  void validatesAtTheIntervalAtMarksAndAtTheEnd() {
    TrainingPlan plan = plan(10, 1, 4, List.of(5L, 3L, 5L), 100);
    assertThat(plan.marks()).containsExactly(3L, 5L);
    assertThat(LongStream.rangeClosed(1, 10).filter(plan::validatesAt))
        .containsExactly(3L, 4L, 5L, 8L, 10L);
  }

  @Test
  void withoutAnIntervalOnlyMarksAndTheEndCount() {
    TrainingPlan plan = plan(10, 1, 0, List.of(7L), 100);
    assertThat(LongStream.rangeClosed(1, 10).filter(plan::validatesAt)).containsExactly(7L, 10L);
  }

  @Test
  void savesAtTheIntervalAndAtTheEnd() {
    TrainingPlan plan = plan(10, 1, 0, List.of(), 4);
    assertThat(LongStream.rangeClosed(1, 10).filter(plan::savesAt)).containsExactly(4L, 8L, 10L);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0, 1", "-5, 1, 0, 1", "1, 0, 0, 1", "1, 1, -1, 1", "1, 1, 0, 0"})
  void countsOutOfRangeAreRefused(
      long steps, int accumulation, long validations, long checkpoints) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(steps, accumulation, validations, List.of(), checkpoints))
        .withMessageContaining("give a whole number from");
  }

  @ParameterizedTest
  @CsvSource({"0", "11", "-1"})
  void marksOutsideTheRunAreRefused(long mark) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(10, 1, 0, List.of(mark), 1))
        .withMessage("marks: " + mark + " lies outside the run's steps 1 to 10");
  }
}
