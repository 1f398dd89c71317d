package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import io.sluice.run.MetricsRecord;
import io.sluice.run.RunDirectory;
import io.sluice.training.AlteredReplica;
import io.sluice.training.Course;
import io.sluice.training.StopSignal;
import io.sluice.training.Task;
import io.sluice.training.TrainingListener;
import io.sluice.training.TrainingLoop;
import io.sluice.training.UntimedMetrics;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The garbage collector's clock changes no number. Native code that still reads a Java buffer which
 * nobody holds any more gets other numbers, because its memory is given to somebody else here.
 */
class GarbageCollectionTest {

  @TempDir static Path folder;
  private static TextSources sources;
  private static LanguageRecipe recipe;
  private static Path undisturbed;

  @BeforeAll
  static void trainUndisturbed() {
    sources = LanguageSamples.sources(folder);
    recipe =
        LanguageSamples.replicated(LanguageSamples.text(folder), 6, 3)
            .withTraining(LanguageSamples.plan(6, 3, 3));
    undisturbed = folder.resolve("undisturbed");
    LanguageSamples.train(recipe, sources, undisturbed);
  }

  /** Frees what is free and writes over it. */
  private static List<ByteBuffer> collect() {
    System.gc();
    // The memory of direct buffers is freed by a thread of its own, a little later.
    LockSupport.parkNanos(3_000_000);
    List<ByteBuffer> others = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      ByteBuffer other = ByteBuffer.allocateDirect(4 + i % 60);
      while (other.hasRemaining()) {
        other.put((byte) 0x41);
      }
      others.add(other);
    }
    return others;
  }

  @Test
  void aCollectorThatRunsAllTheWhile() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger collections = new AtomicInteger();
    Thread stress =
        new Thread(
            () -> {
              while (!over.get()) {
                collections.addAndGet(collect().isEmpty() ? 0 : 1);
              }
            },
            "garbage");
    Path out = folder.resolve("all-the-while");
    stress.start();
    try {
      LanguageSamples.train(recipe, sources, out);
    } finally {
      over.set(true);
      stress.join();
    }
    assertThat(collections.get()).isGreaterThan(5);
    FinishedRun.assertSame(out, undisturbed);
  }

  /** The moment at which autograd keeps most: after the loss, before its gradients. */
  @Test
  void aCollectionBetweenLossAndGradients() throws IOException {
    RunDirectory run = RunDirectory.create(folder.resolve("between"));
    Files.copy(undisturbed.resolve("config.json"), run.config());
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer());
        TensorEngine engine = TensorEngine.open(LanguageSamples.SETTINGS)) {
      Transformer model =
          Transformer.create(engine, recipe.model(), text.tokenizer().vocabularySize(), 7);
      Task task = new CollectingTask(new LanguageTask(engine, model, text, recipe, 7));
      new TrainingLoop(
              engine,
              task,
              Course.of(recipe.training()),
              run,
              new TrainingListener() {},
              new StopSignal())
          .run();
    }
    assertThat(UntimedMetrics.of(run.metrics()))
        .isEqualTo(UntimedMetrics.of(undisturbed.resolve("metrics.jsonl")));
    assertThat(run.model()).hasSameBinaryContentAs(undisturbed.resolve("model.safetensors"));
  }

  private record CollectingTask(Task inner) implements Task {

    @Override
    public Map<String, NDArray> parameters() {
      return inner.parameters();
    }

    @Override
    public List<AlteredReplica> replicas() {
      return inner.replicas().stream()
          .map(replica -> new AlteredReplica(replica, (step, loss) -> collected(loss)))
          .toList();
    }

    private static RecordedLoss collected(RecordedLoss loss) {
      assertThat(collect()).isNotEmpty();
      return loss;
    }

    @Override
    public Map<String, ParameterGroup> parameterGroups() {
      return inner.parameterGroups();
    }

    @Override
    public long tokensPerMicroBatch() {
      return inner.tokensPerMicroBatch();
    }

    @Override
    public void begin() {
      inner.begin();
    }

    @Override
    public Map<String, NDArray> activationParameters() {
      return inner.activationParameters();
    }

    @Override
    public List<? extends MetricsRecord> observe(long step, Duration elapsed) {
      return inner.observe(step, elapsed);
    }

    @Override
    public Validation validate() {
      return inner.validate();
    }
  }
}
