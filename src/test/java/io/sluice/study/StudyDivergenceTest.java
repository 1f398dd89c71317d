package io.sluice.study;

import static io.sluice.study.TinyStudies.study;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.Divergence;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyOutcome;
import io.sluice.run.Json;
import io.sluice.run.OwnFiles;
import io.sluice.run.ResultRow;
import io.sluice.run.RunDirectory;
import io.sluice.suite.language.LanguageRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyDivergenceTest {
  @TempDir Path folder;
  private TinyStudies tiny;

  @BeforeEach
  void writeText() throws IOException {
    tiny = TinyStudies.in(folder);
  }

  @Test
  void aDivergedRunIsAResultAndTheOthersGoOn() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu", "geglu");
    Function<String, LanguageRecipe> absurd =
        name -> tiny.recipe(900, 1000); // a decay that multiplies
    StudyDiary first = new StudyDiary(0);
    StudyOutcome<StudyRun, ResultRow> outcome = tiny.run(study, first, absurd, 1);
    assertThat(first.lines).hasSize(8);
    assertThat(first.lines.get(1)).isEqualTo("diverged swiglu-seed-5");
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.rows()).hasSize(8);
    ResultRow row = outcome.rows().get(1);
    assertThat(row.score()).isEmpty();
    assertThat(row.divergedStep().getAsLong()).isBetween(1L, 6L);
    assertThat(Files.readString(tiny.checkpoints().resolve("swiglu-seed-5/DIVERGED")))
        .contains("loss is")
        .contains("\"step\" : " + row.divergedStep().getAsLong());
    byte[] written = tiny.results();

    StudyDiary second = new StudyDiary(0);
    assertThat(tiny.run(study, second, absurd, 1)).isEqualTo(outcome);
    assertThat(second.steps).isZero();
    assertThat(tiny.results()).isEqualTo(written);
  }

  @Test
  void whatWasMeasuredBeforeADivergenceCounts() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    StudyOutcome<StudyRun, ResultRow> before = tiny.run(study, new StudyDiary(0));
    Path run = tiny.checkpoints().resolve("swiglu-seed-5");
    Path metrics = run.resolve("metrics.jsonl");
    Files.write(
        metrics,
        Files.readAllLines(metrics).stream()
            .filter(line -> !line.contains("\"step\":6") && !line.contains("\"step\":5"))
            .toList());
    Files.delete(run.resolve("DONE"));
    Files.delete(run.resolve("result.json"));
    Json.write(
        run.resolve("DIVERGED"),
        new Divergence(
            5,
            "step 5: the loss is NaN",
            Optional.of(OwnFiles.of(RunDirectory.open(run)).identity().sha256())));
    List<ResultRow> rows = tiny.run(study, new StudyDiary(0)).rows();
    assertThat(rows.get(0).score()).isEqualTo(before.rows().get(0).score());
    assertThat(rows.get(0).divergedStep()).hasValue(5);
    assertThat(rows.get(1).score()).isEmpty();
    assertThat(rows.subList(2, 4)).isEqualTo(before.rows().subList(2, 4));
  }
}
