package io.sluice.study;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyOutcome;
import io.sluice.experiment.StudyRunner;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.run.ResultRow;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.TextSources;
import io.sluice.training.AdamWSettings;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.TrainingPlan;
import io.sluice.transformer.AttentionShape;
import io.sluice.transformer.BlockStyle;
import io.sluice.transformer.Normalization;
import io.sluice.transformer.TransformerShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Studies on a rhyme that take a second, and where their files are. */
record TinyStudies(Path folder, Path evaluation, Path checkpoints) {

  static TinyStudies in(Path folder) throws IOException {
    TinyStudies studies = at(folder, "tiny", "tiny");
    Files.writeString(
        studies.text(), "One for the master, two for the dame, and one for the lane.\n".repeat(40));
    return studies;
  }

  private static TinyStudies at(Path folder, String study, String runs) {
    return new TinyStudies(
        folder, folder.resolve("eval").resolve(study), folder.resolve("checkpoints").resolve(runs));
  }

  /** The same text; the study and its runs in folders that do not exist yet. */
  TinyStudies elsewhere() {
    return at(folder, "elsewhere", "elsewhere");
  }

  /** The same text and study; the runs in a folder that does not exist yet. */
  TinyStudies withRunsElsewhere() {
    return at(folder, "tiny", "elsewhere");
  }

  Path text() {
    return folder.resolve("rhyme.txt");
  }

  LanguageRecipe recipe(double learningRate) {
    return recipe(learningRate, 0.1);
  }

  LanguageRecipe recipe(double learningRate, double weightDecay) {
    return new LanguageRecipe(
        CorpusChoice.file(text(), 0.1, OptionalDouble.of(0.1)),
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
        4,
        Optional.empty());
  }

  static Study study(Schedule schedule, String... variants) {
    return new Study(
        Optional.empty(),
        "tiny",
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Stream.of(variants).map(FeedForwardLine::new).toList(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(5L, 3L),
        Optional.empty(),
        List.of(3L, 6L),
        schedule,
        PrecisionChoice.FP32,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  StudyOutcome<StudyRun, ResultRow> run(Study study, StudyDiary diary) {
    return run(study, diary, name -> recipe(1e-2), 1);
  }

  StudyOutcome<StudyRun, ResultRow> run(
      Study study, StudyDiary diary, Function<String, LanguageRecipe> recipes, int threads) {
    return new StudyRunner(new InThisProcess(1), diary, diary.stop)
        .run(suite(recipes, threads), study, "tiny", evaluation, checkpoints);
  }

  LanguageStudies suite(int threads) {
    return suite(name -> recipe(1e-2), threads);
  }

  private LanguageStudies suite(Function<String, LanguageRecipe> recipes, int threads) {
    TextSources sources =
        new TextSources(
            Corpora.in(folder, folder), folder, new TokenCache(folder.resolve("tokens")));
    EngineSettings settings = new EngineSettings(DeviceChoice.CPU, PrecisionChoice.AUTO, threads);
    return new LanguageStudies(
        recipes, sources, settings, (benchmark, engine) -> OptionalLong.empty());
  }

  byte[] results() throws IOException {
    return Files.readAllBytes(evaluation.resolve(StudyFolder.RESULTS));
  }
}
