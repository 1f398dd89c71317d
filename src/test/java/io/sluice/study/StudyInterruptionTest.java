package io.sluice.study;

import static io.sluice.study.TinyStudies.study;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyOutcome;
import io.sluice.run.ResultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyInterruptionTest {
  @TempDir Path folder;
  private TinyStudies tiny;

  @BeforeEach
  void writeText() throws IOException {
    tiny = TinyStudies.in(folder);
  }

  @Test
  void anInterruptedStudyGoesOnToTheSameNumbers() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu", "geglu");
    StudyDiary interrupted = new StudyDiary(10);
    StudyOutcome<StudyRun, ResultRow> half = tiny.run(study, interrupted);
    assertThat(half.isComplete()).isFalse();
    assertThat(half.finished())
        .extracting(StudyRun::label)
        .containsExactly("swiglu, seed 5, 6 steps");
    assertThat(half.unfinished()).hasSize(3);
    assertThat(
            new RecordCsv<>(ResultRow.class).read(tiny.evaluation().resolve(StudyFolder.RESULTS)))
        .isEqualTo(half.rows());
    assertThat(half.rows()).hasSize(2);

    StudyDiary rest = new StudyDiary(0);
    StudyOutcome<StudyRun, ResultRow> whole = tiny.run(study, rest);
    assertThat(rest.lines)
        .startsWith("skip swiglu-seed-5 1/4", "start geglu-seed-5 2/4", "done geglu-seed-5");
    assertThat(rest.steps).isEqualTo(4 * 6 - 10);
    assertThat(whole.isComplete()).isTrue();

    StudyOutcome<StudyRun, ResultRow> undisturbed = tiny.elsewhere().run(study, new StudyDiary(0));
    assertThat(losses(undisturbed)).isEqualTo(losses(whole));
  }

  private static List<Double> losses(StudyOutcome<StudyRun, ResultRow> outcome) {
    return outcome.rows().stream().map(row -> row.score().orElseThrow().lossNats()).toList();
  }

  @Test
  void aStudyThatIsStoppedBeforeItsFirstRunTrainsNothing() {
    StudyDiary diary = new StudyDiary(0);
    diary.stop.request();
    StudyOutcome<StudyRun, ResultRow> outcome = tiny.run(study(Schedule.SHARED, "swiglu"), diary);
    assertThat(outcome.finished()).isEmpty();
    assertThat(outcome.unfinished()).hasSize(2);
    assertThat(tiny.checkpoints()).isDirectoryNotContaining(path -> Files.isDirectory(path));
  }

  @Test
  void deletingTheRunsLosesNoResultsBeforeAllAreMeasuredAgain() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    tiny.run(study, new StudyDiary(0));
    byte[] written = tiny.results();
    TinyStudies moved = tiny.withRunsElsewhere();
    StudyOutcome<StudyRun, ResultRow> half = moved.run(study, new StudyDiary(8));
    assertThat(half.rows()).hasSize(2);
    assertThat(tiny.results()).isEqualTo(written);
    StudyOutcome<StudyRun, ResultRow> whole = moved.run(study, new StudyDiary(0));
    assertThat(
            new RecordCsv<>(ResultRow.class).read(tiny.evaluation().resolve(StudyFolder.RESULTS)))
        .isEqualTo(whole.rows());
  }
}
