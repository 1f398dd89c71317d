package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.Replica;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.transformer.Transformer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads train as one does. */
class LanguageReplicaTest {

  private static final long STEPS = 12;

  @TempDir Path folder;
  private TextSources sources;
  private LanguageRecipe recipe;

  @BeforeEach
  void open() {
    sources = LanguageSamples.sources(folder);
    recipe = LanguageSamples.replicated(LanguageSamples.text(folder), STEPS, STEPS);
  }

  private static EngineSettings threads(int threads) {
    return new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, threads);
  }

  private RunDirectory train(String name, int threads) {
    Path out = folder.resolve(name);
    new LanguageRun(sources, new TrainingListener() {}, new StopSignal())
        .train(recipe, 7, threads(threads), out);
    return RunDirectory.open(out);
  }

  /** Three have no more to do than two. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void someThreadsTrainAsOneDoes(int threads) {
    RunDirectory alone = train("alone", 1);
    RunDirectory together = train("together", threads);
    List<TrainRecord> expected = MetricsLog.read(alone.metrics(), TrainRecord.class);
    List<TrainRecord> steps = MetricsLog.read(together.metrics(), TrainRecord.class);
    assertThat(steps).hasSize((int) STEPS);
    for (int i = 0; i < STEPS; i++) {
      assertThat(steps.get(i).lossNats()).isCloseTo(expected.get(i).lossNats(), within(1e-4));
      assertThat(steps.get(i).gradientNorm())
          .isCloseTo(expected.get(i).gradientNorm(), within(1e-3));
    }
    List<ValidationRecord> sweeps = MetricsLog.read(alone.metrics(), ValidationRecord.class);
    assertThat(MetricsLog.read(together.metrics(), ValidationRecord.class).get(0))
        .usingRecursiveComparison()
        .ignoringFields("elapsedS", "processorS")
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-3 ? 0 : 1, Double.class)
        .withComparatorForType(
            (a, b) -> Math.abs(a.orElseThrow() - b.orElseThrow()) < 1e-3 ? 0 : 1,
            OptionalDouble.class)
        .isEqualTo(sweeps.get(0));
  }

  @Test
  void twoRunsOfTwoThreadsAreTheSame() throws IOException {
    train("first", 2);
    train("second", 2);
    FinishedRun.assertSame(folder.resolve("first"), folder.resolve("second"));
  }

  @Test
  void replicasShareOneMemoryAndEveryBatch() {
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer());
        TensorEngine engine = TensorEngine.open(threads(3));
        NDManager scope = engine.manager().newSubManager()) {
      Transformer model =
          Transformer.create(engine, recipe.model(), text.tokenizer().vocabularySize(), 1);
      LanguageTask task = new LanguageTask(engine, model, text, recipe, 1);
      assertThat(task.replicas().stream().map(Replica::share)).containsExactly(0.5, 0.5);
      for (Replica replica : task.replicas()) {
        assertThat(replica.parameters().keySet())
            .containsExactlyElementsOf(task.parameters().keySet());
        for (NDArray array : replica.parameters().values()) {
          assertThat(array.hasGradient()).isTrue();
        }
      }
      Replica last = task.replicas().get(1);
      double before = loss(engine, scope, last);
      NDArray table = task.parameters().get("embedding.token.weight");
      Autograd.withoutRecording(() -> table.muli(scope.create(2f)));
      assertThat(loss(engine, scope, last)).isNotEqualTo(before);
    }
  }

  private static double loss(TensorEngine engine, NDManager scope, Replica replica) {
    return replica.loss(scope, engine.autograd(), 1, 0).nats();
  }

  /** Its draws would go to whichever replica came first. */
  @Test
  void dropoutIsForOneReplica() {
    LanguageRecipe dropping = LanguageSamples.recipe(LanguageSamples.text(folder), 5, 5);
    try (TokenizedCorpus text = sources.tokenize(dropping.corpus(), dropping.tokenizer());
        TensorEngine engine = TensorEngine.open(threads(3))) {
      Transformer model =
          Transformer.create(engine, dropping.model(), text.tokenizer().vocabularySize(), 1);
      assertThat(new LanguageTask(engine, model, text, dropping, 1).replicas()).hasSize(1);
    }
  }
}
