package io.sluice.study;

import static io.sluice.study.TinyStudies.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyOutcome;
import io.sluice.run.CurveRow;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.ProcessorTime;
import io.sluice.run.ResultRow;
import io.sluice.run.RunResult;
import io.sluice.run.SiteRecord;
import io.sluice.run.SiteRow;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunnerTest {
  @TempDir Path folder;
  private TinyStudies tiny;

  @BeforeEach
  void writeText() throws IOException {
    tiny = TinyStudies.in(folder);
  }

  @Test
  void trainsOnceAndSaysTheSameEverAfter() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu", "dynactglu");
    StudyDiary first = new StudyDiary(0);
    StudyOutcome<StudyRun, ResultRow> outcome = tiny.run(study, first);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.finished()).hasSize(4);
    assertThat(first.lines)
        .containsExactly(
            "start swiglu-seed-5 1/4",
            "done swiglu-seed-5",
            "start dynactglu-seed-5 2/4",
            "done dynactglu-seed-5",
            "start swiglu-seed-3 3/4",
            "done swiglu-seed-3",
            "start dynactglu-seed-3 4/4",
            "done dynactglu-seed-3");
    assertThat(Study.read(tiny.evaluation().resolve("study.yaml"), name -> tiny.recipe(1e-2)))
        .isEqualTo(study);
    byte[] written = tiny.results();

    StudyDiary second = new StudyDiary(0);
    StudyOutcome<StudyRun, ResultRow> again = tiny.run(study, second);
    assertThat(second.lines).hasSize(4).allMatch(line -> line.startsWith("skip "));
    assertThat(second.steps).isZero();
    assertThat(again).isEqualTo(outcome);
    assertThat(tiny.results()).isEqualTo(written);
    assertThat(again.rows())
        .extracting(row -> row.variant() + " " + row.seed() + " " + row.mark())
        .startsWith("swiglu 5 3", "swiglu 5 6", "swiglu 3 3", "swiglu 3 6", "dynactglu 5 3");
  }

  @Test
  void rowsAreWhatTheRunsFilesSay() {
    Study study = study(Schedule.SHARED, "swiglu");
    StudyOutcome<StudyRun, ResultRow> outcome = tiny.run(study, new StudyDiary(0));
    List<ResultRow> rows =
        new RecordCsv<>(ResultRow.class).read(tiny.evaluation().resolve(StudyFolder.RESULTS));
    assertThat(rows).isEqualTo(outcome.rows());
    assertThat(rows)
        .extracting(row -> row.variant() + " " + row.seed() + " " + row.mark())
        .containsExactly("swiglu 5 3", "swiglu 5 6", "swiglu 3 3", "swiglu 3 6");
    Path run = tiny.checkpoints().resolve("swiglu-seed-3");
    RunResult result = Json.read(run.resolve("result.json"), RunResult.class);
    ResultRow last = rows.get(3);
    assertThat(last.score().orElseThrow().lossNats()).isEqualTo(result.lossNats());
    assertThat(last.score().orElseThrow().validationTokens()).isEqualTo(result.tokens());
    assertThat(last.model().parameters()).isEqualTo(result.parameters());
    assertThat(last.model().flopsPerToken()).isEqualTo(result.flopsPerToken());
    assertThat(last.trainingTokens()).isEqualTo(6 * 4 * 16);
    ValidationRecord early =
        MetricsLog.read(run.resolve("metrics.jsonl"), ValidationRecord.class).get(0);
    assertThat(early.step()).isEqualTo(3);
    assertThat(rows.get(2).processorTime()).isPresent().isEqualTo(ProcessorTime.of(early));
    assertThat(rows.get(2).score().orElseThrow().lossNats())
        .isEqualTo(early.validationLossNats())
        .isNotEqualTo(result.lossNats());
    double training =
        MetricsLog.read(run.resolve("metrics.jsonl"), TrainRecord.class).stream()
            .mapToDouble(TrainRecord::lossNats)
            .average()
            .orElseThrow();
    assertThat(last.score().orElseThrow().trainingLossNats()).hasValue(training);
    assertThat(rows.get(2).score().orElseThrow().trainingLossNats().orElseThrow())
        .isNotEqualTo(training);
    assertThat(last.conditions().corpus()).isEqualTo("rhyme.txt");
    assertThat(last.conditions().precision()).isEqualTo("fp32");
    assertThat(last.conditions().hiddenPolicy()).isEqualTo("equal-parameters");
  }

  @Test
  void whatTrainingDidToActivationsIsKeptWithTheResults() {
    StudyOutcome<StudyRun, ResultRow> outcome =
        tiny.run(study(Schedule.SHARED, "dynactglu"), new StudyDiary(0));
    List<SiteRow> sites =
        new RecordCsv<>(SiteRow.class).read(tiny.evaluation().resolve(StudyFolder.SITES));
    assertThat(sites).isEqualTo(outcome.sites()).isNotEmpty();
    assertThat(sites).extracting(SiteRow::seed).containsOnly(5L, 3L);
    List<SiteRecord> records =
        MetricsLog.read(
            tiny.checkpoints().resolve("dynactglu-seed-5/metrics.jsonl"), SiteRecord.class);
    assertThat(sites.subList(0, records.size()))
        .isEqualTo(records.stream().map(record -> SiteRow.of("dynactglu", 5, 6, record)).toList());
  }

  @Test
  void howLossesWentIsKeptWithTheResults() {
    StudyOutcome<StudyRun, ResultRow> outcome =
        tiny.run(study(Schedule.SHARED, "swiglu"), new StudyDiary(0));
    List<CurveRow> curves = curves();
    assertThat(curves).isEqualTo(outcome.tables().curves()).hasSize(2 * 6);
    CurveRow mark = curves.get(6 + 2);
    ResultRow row = outcome.rows().get(2);
    assertThat(mark.arm() + " " + mark.seed() + " " + mark.step() + " " + mark.steps())
        .isEqualTo("swiglu 3 3 6");
    assertThat(mark.examples()).isEqualTo(row.trainingTokens()).isEqualTo(3 * 4 * 16);
    assertThat(mark.validationLoss().orElseThrow())
        .isCloseTo(row.score().orElseThrow().lossNats(), within(1e-6));
    assertThat(mark.elapsedS())
        .isCloseTo(row.score().orElseThrow().elapsedS(), withinPercentage(1e-4));
    assertThat(mark.flops().orElseThrow())
        .isCloseTo(
            (double) row.model().flopsPerToken() * row.trainingTokens(), withinPercentage(1e-4));
    List<TrainRecord> steps =
        MetricsLog.read(
            tiny.checkpoints().resolve("swiglu-seed-3/metrics.jsonl"), TrainRecord.class);
    assertThat(mark.trainingLoss().orElseThrow()).isCloseTo(steps.get(2).lossNats(), within(1e-6));
    assertThat(curves.get(6).validationLoss()).isEmpty();
  }

  private List<CurveRow> curves() {
    return new RecordCsv<>(CurveRow.class).read(tiny.evaluation().resolve(StudyFolder.CURVES));
  }

  /** A mean with a run of which some steps are missing would be one of something else. */
  @Test
  void ofARunWithLostRecordsThereIsNoCurve() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    tiny.run(study, new StudyDiary(0));
    Path metrics = tiny.checkpoints().resolve("swiglu-seed-5/metrics.jsonl");
    List<String> lines = Files.readAllLines(metrics);
    lines.removeIf(line -> line.contains("\"train\"") && line.contains("\"step\":2,"));
    Files.write(metrics, lines);
    StudyDiary diary = new StudyDiary(0);
    assertThat(tiny.run(study, diary).rows()).hasSize(4);
    assertThat(curves()).hasSize(6).extracting(CurveRow::seed).containsOnly(3L);
  }

  @Test
  void ownSchedulesAreRunsOfTheirOwn() {
    StudyOutcome<StudyRun, ResultRow> outcome =
        tiny.run(study(Schedule.OWN, "swiglu"), new StudyDiary(0));
    assertThat(outcome.finished())
        .extracting(run -> run.folder().getFileName().toString())
        .containsExactly(
            "swiglu-seed-5-steps-3",
            "swiglu-seed-5-steps-6",
            "swiglu-seed-3-steps-3",
            "swiglu-seed-3-steps-6");
    assertThat(outcome.rows())
        .extracting(row -> row.seed() + " " + row.mark() + " " + row.steps())
        .containsExactly("5 3 3", "5 6 6", "3 3 3", "3 6 6");
  }

  @Test
  void aPlanWrittenByHandStaysAsItIs() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    Files.createDirectories(tiny.evaluation());
    String commented = "# my own words\n" + Json.yaml(study);
    Files.writeString(tiny.evaluation().resolve("study.yaml"), commented);
    tiny.run(study, new StudyDiary(1));
    assertThat(tiny.evaluation().resolve("study.yaml")).hasContent(commented);
  }
}
