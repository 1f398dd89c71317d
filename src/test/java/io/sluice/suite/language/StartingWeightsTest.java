package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpus.TokenizerChoice;
import io.sluice.recipe.Change;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.RunSuite;
import io.sluice.run.TrainRecord;
import io.sluice.training.StartingWeights;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that starts from trained weights. */
class StartingWeightsTest {

  private static final int STEPS = 15;

  @TempDir static Path folder;
  private static Path trained;
  private static LanguageRecipe recipe;
  private static Path undisturbed;

  @BeforeAll
  static void train() {
    Path text = LanguageSamples.text(folder);
    trained = folder.resolve("trained");
    LanguageSamples.train(
        LanguageSamples.replicated(text, 40, 20), LanguageSamples.sources(folder), trained);
    Path other = LanguageSamples.text(folder.resolve("other.txt"), 900, 5);
    recipe =
        LanguageSamples.replicated(other, STEPS, 5)
            .withText(
                CorpusChoice.file(other, 0.1, OptionalDouble.empty()),
                TokenizerChoice.of(trained.resolve("tokenizer.json").toString()));
    undisturbed = folder.resolve("undisturbed");
    from(trained, recipe, undisturbed, new StopSignal(), new TrainingListener() {});
  }

  private static Outcome<RunResult> from(
      Path weights, LanguageRecipe recipe, Path out, StopSignal stop, TrainingListener listener) {
    TextSources sources = LanguageSamples.sources(folder);
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer())) {
      return new LanguageRun(sources, listener, stop)
          .train(
              recipe,
              7,
              LanguageSamples.SETTINGS,
              out,
              text,
              Optional.of(StartingWeights.of(weights, RunSuite.LANGUAGE)));
    }
  }

  private static double firstLoss(Path run) {
    return MetricsLog.read(run.resolve("metrics.jsonl"), TrainRecord.class).get(0).lossNats();
  }

  @Test
  void itKnowsFromTheFirstStepWhatTheWeightsHaveLearned() {
    Path fresh = folder.resolve("fresh");
    LanguageSamples.train(recipe.withSteps(1), LanguageSamples.sources(folder), fresh);
    assertThat(firstLoss(undisturbed)).isLessThan(0.8 * firstLoss(fresh));
  }

  @Test
  void theRunSaysWhereItComesFrom() {
    LanguageConfiguration configuration =
        Json.read(RunDirectory.open(undisturbed).config(), LanguageConfiguration.class);
    StartingWeights weights = configuration.weights().orElseThrow();
    assertThat(weights.file()).isEqualTo(trained.resolve("model.safetensors").toAbsolutePath());
    assertThat(weights)
        .isEqualTo(StartingWeights.of(trained.resolve("model.safetensors"), RunSuite.LANGUAGE));
  }

  /** Killed before the first checkpoint, it starts from the weights again; later it needs none. */
  @Test
  void killedItGoesOnToTheSameBits() throws Exception {
    Path killed = folder.resolve("killed");
    StopSignal stop = new StopSignal();
    from(
        trained,
        recipe,
        killed,
        stop,
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            stop.request();
          }
        });
    for (String file : new String[] {"training-state.safetensors", "model.safetensors"}) {
      Files.delete(killed.resolve(file));
    }
    int kills = 0;
    for (int steps : new int[] {2, 4}) {
      try (TrainingProcess process =
          TrainingProcess.start(
              TrainingProcess.Main.class, folder, killed, TrainingProcess.SMALL)) {
        for (int i = 0; i < steps && process.line() != null; i++) {
          // The process says a line a step.
        }
        kills += process.kill() ? 1 : 0;
      }
    }
    LanguageSamples.resume(LanguageSamples.sources(folder), killed);
    assertThat(kills).isEqualTo(2);
    FinishedRun.assertSame(killed, undisturbed);
  }

  @Test
  void weightsThatHaveChangedAreRefusedWhereTheyAreNeededAgain() throws IOException {
    Path weights =
        Files.copy(trained.resolve("model.safetensors"), folder.resolve("w.safetensors"));
    Path run = folder.resolve("changed");
    StopSignal stop = new StopSignal();
    stop.request();
    from(weights, recipe, run, stop, new TrainingListener() {});
    for (String file : new String[] {"training-state.safetensors", "model.safetensors"}) {
      Files.deleteIfExists(run.resolve(file));
    }
    Files.copy(
        undisturbed.resolve("model.safetensors"), weights, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> LanguageSamples.resume(LanguageSamples.sources(folder), run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have changed since the run began: restore the file");
  }

  @Test
  void aShapeThatDoesNotFitIsRefusedWithTheFirstThatDiffers() {
    LanguageRecipe wider =
        LanguageRecipes.RECIPES.changed(
            recipe, List.of(Change.parse("model.width=64", "--set")), "it");
    Path out = folder.resolve("wider");
    assertThatThrownBy(() -> from(trained, wider, out, new StopSignal(), new TrainingListener() {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("model.safetensors does not fit", "of shape", "--width")
        .message()
        .doesNotContain("\n");
    assertThat(out).doesNotExist();
    assertThatThrownBy(
            () -> StartingWeights.of(folder.resolve("none.safetensors"), RunSuite.LANGUAGE))
        .hasMessageContaining("does not exist");
  }
}
