package io.sluice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.ResultRow;
import io.sluice.run.ResultsFile;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunResult;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.TextSources;
import io.sluice.training.AdamWSettings;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingPlan;
import io.sluice.transformer.AttentionShape;
import io.sluice.transformer.BlockStyle;
import io.sluice.transformer.Normalization;
import io.sluice.transformer.TransformerShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunnerTest {

  @TempDir Path folder;
  private Path text;
  private Path evaluation;
  private Path checkpoints;

  @BeforeEach
  void writeText() throws IOException {
    text = folder.resolve("rhyme.txt");
    Files.writeString(
        text, "One for the master, two for the dame, and one for the lane.\n".repeat(40));
    evaluation = folder.resolve("eval/tiny");
    checkpoints = folder.resolve("checkpoints/tiny");
  }

  private LanguageRecipe tiny(double learningRate) {
    return tiny(learningRate, 0.1);
  }

  private LanguageRecipe tiny(double learningRate, double weightDecay) {
    return new LanguageRecipe(
        CorpusChoice.file(text, 0.2),
        TokenizerChoice.of("characters"),
        new TransformerShape(
            1,
            16,
            16,
            AttentionShape.rotary(2),
            FeedForward.of("swiglu"),
            HiddenWidth.equalParameters(48, 8),
            new BlockStyle(Normalization.RMS, false, true, 0)),
        new TrainingPlan(
            100,
            1,
            new LearningRateSchedule(
                LearningRateSchedule.Decay.COSINE, learningRate, learningRate / 10, 1, 1),
            new AdamWSettings(0.9, 0.99, 1e-8, weightDecay, 1),
            0,
            List.of(),
            3),
        4);
  }

  private static Study study(Schedule schedule, String... variants) {
    return new Study(
        Optional.empty(),
        "tiny",
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Stream.of(variants).map(FeedForward::of).toList(),
        Optional.empty(),
        List.of(5L, 3L),
        List.of(3L, 6L),
        schedule,
        PrecisionChoice.FP32);
  }

  /** Notes what happens, and stops where it is told to. */
  private static final class Diary implements StudyListener {
    final List<String> lines = new ArrayList<>();
    final StopSignal stop = new StopSignal();
    private final int stopAfter;
    private int steps;

    Diary(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public void onRunStart(StudyRun run, int index, int count) {
      lines.add("start " + run.folder().getFileName() + " " + index + "/" + count);
    }

    @Override
    public void onRunSkipped(StudyRun run, int index, int count) {
      lines.add("skip " + run.folder().getFileName() + " " + index + "/" + count);
    }

    @Override
    public void onRunDone(StudyRun run, RunResult result) {
      lines.add("done " + run.folder().getFileName());
    }

    @Override
    public void onRunDiverged(StudyRun run, Divergence divergence) {
      lines.add("diverged " + run.folder().getFileName());
    }

    @Override
    public void onStep(TrainRecord record) {
      steps++;
      if (steps == stopAfter) {
        stop.request();
      }
    }
  }

  private StudyOutcome run(Study study, Diary diary) {
    return run(study, diary, name -> tiny(1e-2), 1);
  }

  private StudyOutcome run(
      Study study, Diary diary, Function<String, LanguageRecipe> recipes, int threads) {
    TextSources sources =
        new TextSources(
            Corpora.in(folder, folder), folder, new TokenCache(folder.resolve("tokens")));
    EngineSettings settings = new EngineSettings(DeviceChoice.CPU, PrecisionChoice.AUTO, threads);
    return new StudyRunner(recipes, sources, settings, diary, diary.stop)
        .run(study, "tiny", evaluation, checkpoints);
  }

  private byte[] results() throws IOException {
    return Files.readAllBytes(evaluation.resolve(ResultsFile.NAME));
  }

  @Test
  void trainsOnceAndSaysTheSameEverAfter() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu", "dynactglu");
    Diary first = new Diary(0);
    StudyOutcome outcome = run(study, first);
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
    assertThat(Study.read(evaluation.resolve("study.yaml"), name -> tiny(1e-2))).isEqualTo(study);
    byte[] written = results();

    Diary second = new Diary(0);
    StudyOutcome again = run(study, second);
    assertThat(second.lines).hasSize(4).allMatch(line -> line.startsWith("skip "));
    assertThat(second.steps).isZero();
    assertThat(again).isEqualTo(outcome);
    assertThat(results()).isEqualTo(written);
    assertThat(again.rows())
        .extracting(row -> row.variant() + " " + row.seed() + " " + row.mark())
        .startsWith("swiglu 5 3", "swiglu 5 6", "swiglu 3 3", "swiglu 3 6", "dynactglu 5 3");
  }

  @Test
  void rowsAreWhatTheRunsFilesSay() {
    Study study = study(Schedule.SHARED, "swiglu");
    StudyOutcome outcome = run(study, new Diary(0));
    List<ResultRow> rows = ResultsFile.read(evaluation.resolve(ResultsFile.NAME));
    assertThat(rows).isEqualTo(outcome.rows());
    assertThat(rows)
        .extracting(row -> row.variant() + " " + row.seed() + " " + row.mark())
        .containsExactly("swiglu 5 3", "swiglu 5 6", "swiglu 3 3", "swiglu 3 6");
    Path run = checkpoints.resolve("swiglu-seed-3");
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
    assertThat(rows.get(2).score().orElseThrow().lossNats())
        .isEqualTo(early.validationLossNats())
        .isNotEqualTo(result.lossNats());
    assertThat(last.conditions().corpus()).isEqualTo("rhyme.txt");
    assertThat(last.conditions().precision()).isEqualTo("fp32");
    assertThat(last.conditions().hiddenPolicy()).isEqualTo("equal-parameters");
  }

  @Test
  void anInterruptedStudyGoesOnToTheSameNumbers() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu", "geglu");
    Diary interrupted = new Diary(10);
    StudyOutcome half = run(study, interrupted);
    assertThat(half.isComplete()).isFalse();
    assertThat(half.finished())
        .extracting(StudyRun::label)
        .containsExactly("swiglu, seed 5, 6 steps");
    assertThat(half.unfinished()).hasSize(3);
    assertThat(ResultsFile.read(evaluation.resolve(ResultsFile.NAME))).isEqualTo(half.rows());
    assertThat(half.rows()).hasSize(2);

    Diary rest = new Diary(0);
    StudyOutcome whole = run(study, rest);
    assertThat(rest.lines)
        .startsWith("skip swiglu-seed-5 1/4", "start geglu-seed-5 2/4", "done geglu-seed-5");
    assertThat(rest.steps).isEqualTo(4 * 6 - 10);
    assertThat(whole.isComplete()).isTrue();

    checkpoints = folder.resolve("checkpoints/undisturbed");
    evaluation = folder.resolve("eval/undisturbed");
    assertThat(losses(run(study, new Diary(0)))).isEqualTo(losses(whole));
  }

  private static List<Double> losses(StudyOutcome outcome) {
    return outcome.rows().stream().map(row -> row.score().orElseThrow().lossNats()).toList();
  }

  @Test
  void aStudyThatIsStoppedBeforeItsFirstRunTrainsNothing() {
    Diary diary = new Diary(0);
    diary.stop.request();
    StudyOutcome outcome = run(study(Schedule.SHARED, "swiglu"), diary);
    assertThat(outcome.finished()).isEmpty();
    assertThat(outcome.unfinished()).hasSize(2);
    assertThat(checkpoints).doesNotExist();
  }

  @Test
  void ownSchedulesAreRunsOfTheirOwn() {
    StudyOutcome outcome = run(study(Schedule.OWN, "swiglu"), new Diary(0));
    assertThat(outcome.finished())
        .extracting(run -> run.folder().getFileName().toString())
        .containsExactly(
            "swiglu-seed-5-steps-3",
            "swiglu-seed-5-steps-6",
            "swiglu-seed-3-steps-3",
            "swiglu-seed-3-steps-6");
    assertThat(outcome.rows())
        .extracting(row -> row.seed() + " " + row.mark() + " " + row.schedule().steps())
        .containsExactly("5 3 3", "5 6 6", "3 3 3", "3 6 6");
  }

  @Test
  void otherSettingsInTheFolderAreRefused() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    run(study, new Diary(8));
    byte[] written = results();
    assertThatThrownBy(() -> run(study, new Diary(0), name -> tiny(2e-2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(checkpoints.resolve("swiglu-seed-5").toString())
        .hasMessageContaining("recipe.training.schedule.peak is 0.01 there and 0.02 here");
    assertThatThrownBy(() -> run(study, new Diary(0), name -> tiny(1e-2), 2))
        .hasMessageContaining("compute.threads is 1 there and 2 here");
    Files.writeString(text, "changed ".repeat(300));
    assertThatThrownBy(() -> run(study, new Diary(0))).hasMessageContaining("text.corpus is ");
    assertThat(results()).isEqualTo(written);
  }

  @Test
  void anotherStudyOfTheSameNameIsRefused() {
    run(study(Schedule.SHARED, "swiglu"), new Diary(1));
    assertThatThrownBy(() -> run(study(Schedule.SHARED, "geglu"), new Diary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("study.yaml holds another study")
        .hasMessageContaining("--name");
  }

  @Test
  void aPlanWrittenByHandStaysAsItIs() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    Files.createDirectories(evaluation);
    String commented = "# my own words\n" + Json.yaml(study);
    Files.writeString(evaluation.resolve("study.yaml"), commented);
    run(study, new Diary(1));
    assertThat(evaluation.resolve("study.yaml")).hasContent(commented);
  }

  @Test
  void aDivergedRunIsAResultAndTheOthersGoOn() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu", "geglu");
    Function<String, LanguageRecipe> absurd = name -> tiny(900, 1e6); // a decay that multiplies
    Diary first = new Diary(0);
    StudyOutcome outcome = run(study, first, absurd, 1);
    assertThat(first.lines).hasSize(8);
    assertThat(first.lines.get(1)).isEqualTo("diverged swiglu-seed-5");
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.rows()).hasSize(8);
    ResultRow row = outcome.rows().get(1);
    assertThat(row.score()).isEmpty();
    assertThat(row.divergedStep().getAsLong()).isBetween(1L, 6L);
    assertThat(Files.readString(checkpoints.resolve("swiglu-seed-5/DIVERGED")))
        .contains("loss is")
        .contains("\"step\" : " + row.divergedStep().getAsLong());
    byte[] written = results();

    Diary second = new Diary(0);
    assertThat(run(study, second, absurd, 1)).isEqualTo(outcome);
    assertThat(second.steps).isZero();
    assertThat(results()).isEqualTo(written);
  }

  @Test
  void whatWasMeasuredBeforeADivergenceCounts() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    StudyOutcome before = run(study, new Diary(0));
    Path run = checkpoints.resolve("swiglu-seed-5");
    Path metrics = run.resolve("metrics.jsonl");
    Files.write(
        metrics,
        Files.readAllLines(metrics).stream()
            .filter(line -> !line.contains("\"step\":6") && !line.contains("\"step\":5"))
            .toList());
    Files.delete(run.resolve("DONE"));
    Files.delete(run.resolve("result.json"));
    Json.write(run.resolve("DIVERGED"), new Divergence(5, "step 5: the loss is NaN"));
    List<ResultRow> rows = run(study, new Diary(0)).rows();
    assertThat(rows.get(0).score()).isEqualTo(before.rows().get(0).score());
    assertThat(rows.get(0).divergedStep()).hasValue(5);
    assertThat(rows.get(1).score()).isEmpty();
    assertThat(rows.subList(2, 4)).isEqualTo(before.rows().subList(2, 4));
  }

  @Test
  void aRunThatSomebodyElseIsTrainingIsLeftAlone() {
    Study study = study(Schedule.SHARED, "swiglu");
    run(study, new Diary(1));
    RunDirectory begun = RunDirectory.open(checkpoints.resolve("swiglu-seed-5"));
    try (RunLock lock = begun.lock()) {
      assertThatThrownBy(() -> run(study, new Diary(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is being written by another training");
    }
    assertThat(run(study, new Diary(0)).isComplete()).isTrue();
  }

  @Test
  void deletingTheRunsLosesNoResultsBeforeAllAreMeasuredAgain() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    run(study, new Diary(0));
    byte[] written = results();
    checkpoints = folder.resolve("checkpoints/elsewhere");
    StudyOutcome half = run(study, new Diary(8));
    assertThat(half.rows()).hasSize(2);
    assertThat(results()).isEqualTo(written);
    StudyOutcome whole = run(study, new Diary(0));
    assertThat(ResultsFile.read(evaluation.resolve(ResultsFile.NAME))).isEqualTo(whole.rows());
  }

  @Test
  void unknownRecipesAreRefusedBeforeAnythingIsWritten() {
    Function<String, LanguageRecipe> none =
        name -> {
          throw new IllegalArgumentException("unknown recipe '" + name + "'");
        };
    assertThatThrownBy(() -> run(study(Schedule.SHARED, "swiglu"), new Diary(0), none, 1))
        .hasMessage("'recipe': unknown recipe 'tiny'");
    assertThat(evaluation).doesNotExist();
  }
}
