package io.sluice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.SameConfiguration;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.StudyRunner;
import io.sluice.run.ResultRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRoundingTest {

  private static final Study STUDY = TinyStudies.study(Schedule.SHARED, "swiglu", "gelu");

  private final StudyDiary diary = new StudyDiary(0);
  private final List<String> stages = new ArrayList<>();
  private final StudyListener listener =
      new StudyListener() {
        @Override
        public void onStage(String sentence) {
          stages.add(sentence);
        }
      };
  @TempDir Path folder;
  private TinyStudies tiny;
  private List<ResultRow> rows;

  @BeforeEach
  void train() throws Exception {
    tiny = TinyStudies.in(folder);
    rows = tiny.run(STUDY, diary).rows();
  }

  private List<ResultRow> repeat(StudyRounding.Trainer trainer) {
    return new StudyRounding(tiny.suite(1), listener, trainer)
        .repeat(STUDY, "tiny", tiny.evaluation(), tiny.checkpoints(), rows);
  }

  /** As a worker process does. */
  private String trained(StudyRun run, int threads) {
    new StudyRunner(new InThisProcess(1), new StudyDiary(0), diary.stop)
        .runOne(tiny.suite(threads), STUDY, "tiny", tiny.evaluation(), run.folder());
    return "";
  }

  @Test
  void theFirstRunOfTheBaselineIsTrainedAgainWithOtherThreads() {
    List<ResultRow> again = repeat(this::trained);
    assertThat(again)
        .extracting(row -> row.variant() + " " + row.seed() + " " + row.mark())
        .containsExactly("swiglu 5 3", "swiglu 5 6");
    assertThat(again).allMatch(row -> row.conditions().threads() == 2);
    for (ResultRow row : again) {
      ResultRow own =
          rows.stream()
              .filter(each -> each.variant().equals("swiglu") && each.seed() == 5)
              .filter(each -> each.mark() == row.mark())
              .findFirst()
              .orElseThrow();
      assertThat(own.conditions().threads()).isEqualTo(1);
      assertThat(row.score().orElseThrow().lossNats())
          .isCloseTo(own.score().orElseThrow().lossNats(), within(1e-3));
    }
    assertThat(
            new RecordCsv<>(ResultRow.class).read(tiny.evaluation().resolve(StudyFolder.ROUNDING)))
        .isEqualTo(again);
    // The study's own runs go on with their threads.
    assertThat(SameConfiguration.threads(tiny.checkpoints())).hasValue(1);
  }

  @Test
  void whatWasInterruptedIsDoneByTheNextCallAndWhatIsThereIsKept() {
    assertThat(repeat((run, threads) -> "")).isEmpty();
    assertThat(tiny.evaluation().resolve(StudyFolder.ROUNDING)).doesNotExist();
    List<ResultRow> again = repeat(this::trained);
    assertThat(
            repeat(
                (run, threads) -> {
                  throw new AssertionError("trained twice");
                }))
        .isEqualTo(again);
    assertThat(stages)
        .containsExactly(
            "rounding: swiglu, seed 5, 6 steps once more, with 2 threads",
            "rounding: swiglu, seed 5, 6 steps once more, with 2 threads",
            "rounding: measured before");
    assertThat(Files.exists(tiny.checkpoints().resolve("rounding/swiglu-seed-5"))).isTrue();
  }
}
