package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.ProcessMemory;
import io.sluice.engine.TensorEngine;
import io.sluice.run.Json;
import io.sluice.run.RunDirectory;
import io.sluice.run.TrainRecord;
import io.sluice.training.Course;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.TrainingLoop;
import io.sluice.transformer.Transformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training takes no more memory the longer it lasts. */
class NativeMemoryTest {

  /** A heap that is resident from the start does not blur what libtorch takes. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:+AlwaysPreTouch",
          "-XX:TieredStopAtLevel=1");

  @TempDir Path folder;

  @Test
  void residentMemoryIsTheSameAfter50StepsAndAfter500() throws Exception {
    assumeTrue(
        ProcessMemory.residentBytes().isPresent(),
        "this system does not tell the memory of a process");
    // A third of the usual text: there are fifty sweeps over its end.
    LanguageSamples.text(folder.resolve("text.txt"), 3000, 1);
    Map<Integer, Long> resident = new TreeMap<>();
    try (TrainingProcess process =
        TrainingProcess.start(Main.class, folder, folder.resolve("run"), OPTIONS)) {
      for (String line = process.line(); line != null; line = process.line()) {
        String[] words = line.split(" ", -1);
        resident.put(Integer.valueOf(words[0]), Long.valueOf(words[1]));
      }
      assertThat(process.await()).as(Files.readString(folder.resolve("errors.txt"))).isZero();
    }
    assertThat(resident).containsOnlyKeys(50, 500);
    double early = resident.get(50);
    assertThat((double) resident.get(500)).isCloseTo(early, within(0.02 * early));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noArrayOutlivesItsStep(boolean layerwise) {
    Path file = LanguageSamples.text(folder);
    LanguageRecipe recipe =
        layerwise
            ? LanguageSamples.layerwise(file, 20, 5)
            : LanguageSamples.replicated(file, 20, 5);
    TextSources sources = LanguageSamples.sources(folder);
    List<Integer> arrays = new ArrayList<>();
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer());
        TensorEngine engine = TensorEngine.open(LanguageSamples.SETTINGS)) {
      Transformer model =
          Transformer.create(engine, recipe.model(), text.tokenizer().vocabularySize(), 1);
      LanguageTask task = new LanguageTask(engine, model, text, recipe, 1);
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void onStep(TrainRecord record) {
              arrays.add(engine.manager().getManagedArrays().size());
            }
          };
      RunDirectory run = RunDirectory.create(folder.resolve("run"));
      Json.write(run.config(), Map.of("seed", 1));
      new TrainingLoop(engine, task, Course.of(recipe.training()), run, listener, new StopSignal())
          .run();
      // Parameters and two moments each, and the constants of the model.
      assertThat(arrays.get(1)).isGreaterThanOrEqualTo(3 * model.parameters().size());
    }
    assertThat(arrays).hasSize(20);
    assertThat(arrays.get(19)).isEqualTo(arrays.get(1));
  }

  /** Says the resident memory at two steps of a run. */
  static final class Main {

    private Main() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void onStep(TrainRecord record) {
              if (record.step() == 50 || record.step() == 500) {
                System.gc();
                System.out.println(
                    record.step() + " " + ProcessMemory.residentBytes().orElseThrow());
              }
            }
          };
      // libtorch's allocator settles with the first few sweeps and checkpoints: let them be early.
      LanguageRecipe recipe = LanguageSamples.replicated(folder.resolve("text.txt"), 500, 10);
      new LanguageRun(LanguageSamples.sources(folder), listener, new StopSignal())
          .train(
              recipe,
              7,
              new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 2),
              Path.of(arguments[1]));
    }
  }
}
