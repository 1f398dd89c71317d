package io.sluice.study;

import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Limit;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.training.TrainingPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What makes a study one that can be trained and compared. */
final class StudyRules {

  private StudyRules() {}

  static void check(
      Optional<String> corpus,
      Optional<String> text,
      OptionalDouble validationShare,
      OptionalDouble testShare) {
    require(
        corpus.isEmpty() || text.isEmpty(),
        "'text': a study has a corpus or a text of its own, not both");
    require(
        validationShare.isEmpty() || text.isPresent(),
        "'validation_share' belongs to a text of one's own: give 'text' too");
    require(
        testShare.isEmpty() || text.isPresent(),
        "'test_share' belongs to a text of one's own: give 'text' too");
    double validation = validationShare.orElse(CorpusChoice.DEFAULT_VALIDATION_SHARE);
    require(
        validation > 0 && validation < 1,
        "'validation_share' is " + validation + ": it must be above 0 and below 1");
    double test = testShare.orElse(0);
    require(
        test >= 0 && validation + test < 1,
        "'test_share' is "
            + test
            + ": it must be at least 0 and leave a part for training beside a 'validation_share' of "
            + validation);
  }

  static void check(
      List<FeedForwardLine> lines, Optional<Factors> factors, Optional<FeedForward> baseline) {
    require(!lines.isEmpty(), "'feed_forward': a study needs at least one variant");
    Crossing.of(Study.VARIANTS, lines, factors).baseline(baseline);
  }

  static void check(List<Long> marks, OptionalLong steps, Schedule schedule) {
    require(!marks.isEmpty(), "'marks': a study needs at least one step to compare at");
    steps.ifPresent(new Limit("'steps'", 1, TrainingPlan.MOST_STEPS)::require);
    long before = 0;
    for (long mark : marks) {
      require(mark >= 1, "'marks': " + mark + " is no step, the first is 1");
      new Limit("'marks'", 1, TrainingPlan.MOST_STEPS).require(mark);
      require(
          mark > before, "'marks': " + mark + " follows " + before + ", they must be ascending");
      before = mark;
    }
    if (steps.isPresent()) {
      require(
          before <= steps.getAsLong(),
          "'marks': " + before + " lies behind the end at 'steps' " + steps.getAsLong());
      require(
          schedule == Schedule.SHARED || before == steps.getAsLong(),
          "'steps' is for schedule shared: with schedule own each run ends at its mark");
    }
  }

  static void check(OptionalInt overheadSteps, Crossing<?> crossing) {
    boolean oneShape = crossing.keys().isEmpty();
    require(
        overheadSteps.isEmpty() || oneShape,
        "'overhead_steps' with keys of the recipe as factors: variants are timed by one recipe, leave one of the two out");
    overheadSteps.ifPresent(steps -> new Limit("'overhead_steps'", 1, 1 << 20).require(steps));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
