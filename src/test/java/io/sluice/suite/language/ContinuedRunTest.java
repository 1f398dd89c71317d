package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.Safetensors;
import io.sluice.run.TrainRecord;
import io.sluice.training.Continuation;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.Longer;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished run is lengthened, and then is a run like any other. */
class ContinuedRunTest {

  private static final int STEPS = 12;
  private static final int LONGER = 30;

  @TempDir static Path folder;
  private static Path finished;
  private static Path undisturbed;

  @BeforeAll
  static void train() throws IOException {
    Path text = LanguageSamples.text(folder);
    finished = folder.resolve("finished");
    LanguageSamples.train(
        LanguageSamples.replicated(text, STEPS, 5), LanguageSamples.sources(folder), finished);
    undisturbed = copy("undisturbed");
    run(new StopSignal(), undisturbed, LONGER);
  }

  private static Path copy(String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    try (Stream<Path> files = Files.list(finished)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static Outcome<RunResult> resume(Path run) {
    return LanguageSamples.resume(LanguageSamples.sources(folder), run);
  }

  /** Lengthens a run that is stopped before its next step. */
  private static void lengthen(Path run, long steps) {
    StopSignal stop = new StopSignal();
    stop.request();
    assertThat(run(stop, run, steps).result()).isEmpty();
  }

  private static Outcome<RunResult> run(StopSignal stop, Path run, long steps) {
    return new LanguageRun(LanguageSamples.sources(folder), new TrainingListener() {}, stop)
        .resume(run, Optional.empty(), Optional.of(new Longer(steps, longer -> {})));
  }

  private static LanguageConfiguration configuration(Path run) {
    return Json.read(RunDirectory.open(run).config(), LanguageConfiguration.class);
  }

  @Test
  void theRateIsThatOfARunOfSoManyStepsFromTheNextStepOn() {
    LearningRateSchedule schedule = configuration(finished).recipe().training().schedule();
    List<TrainRecord> steps =
        MetricsLog.read(undisturbed.resolve("metrics.jsonl"), TrainRecord.class);
    assertThat(steps).hasSize(LONGER);
    for (TrainRecord record : steps) {
      long all = record.step() <= STEPS ? STEPS : LONGER;
      assertThat(record.learningRate()).isEqualTo(schedule.at(record.step(), all));
    }
    assertThat(RunDirectory.open(undisturbed).isDone()).isTrue();
  }

  @Test
  void theRunSaysWhatItsScheduleWasAndBecame() {
    LanguageConfiguration before = configuration(finished);
    LanguageConfiguration after = configuration(undisturbed);
    assertThat(before.continued()).isEmpty();
    assertThat(after.recipe()).isEqualTo(before.recipe());
    assertThat(after.continued().orElseThrow())
        .containsExactly(
            new Continuation(STEPS, LONGER, Optional.of(before.recipe().training().schedule())));
    assertThat(after.course().plan().steps()).isEqualTo(LONGER);
  }

  /** Processes are killed in the steps behind the old end. */
  @Test
  void killedItGoesOnToTheSameBits() throws Exception {
    Path killed = copy("killed");
    lengthen(killed, LONGER);
    int kills = 0;
    for (int steps : new int[] {1, 4, 7}) {
      try (TrainingProcess process =
          TrainingProcess.start(
              TrainingProcess.Main.class, folder, killed, TrainingProcess.SMALL)) {
        for (int i = 0; i < steps && process.line() != null; i++) {
          // The process says a line a step.
        }
        kills += process.kill() ? 1 : 0;
      }
    }
    resume(killed);
    assertThat(kills).isGreaterThanOrEqualTo(2);
    FinishedRun.assertSame(killed, undisturbed);
  }

  /** Rates and validations of before are those that it had. */
  @Test
  void withoutItsCheckpointItBeginsAgainToTheSameBits() throws Exception {
    Path lost = copy("lost");
    lengthen(lost, LONGER);
    Files.delete(lost.resolve("training-state.safetensors"));
    Files.delete(lost.resolve("model.safetensors"));
    resume(lost);
    assertThat(lost.resolve("model.safetensors"))
        .hasSameBinaryContentAs(undisturbed.resolve("model.safetensors"));
    assertThat(MetricsLog.read(lost.resolve("metrics.jsonl"), TrainRecord.class))
        .extracting(TrainRecord::learningRate)
        .isEqualTo(
            MetricsLog.read(undisturbed.resolve("metrics.jsonl"), TrainRecord.class).stream()
                .map(TrainRecord::learningRate)
                .toList());
  }

  /** Versions that lengthened runs first let them keep the identity that they began with. */
  @Test
  void oneThatKeptItsIdentityIsReadAndResumed() throws Exception {
    String began = configuration(finished).provenance().identity().orElseThrow();
    Path earlier = copy("earlier");
    lengthen(earlier, LONGER);
    String now = configuration(earlier).provenance().identity().orElseThrow();
    assertThat(now).isNotEqualTo(began);
    Path config = earlier.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace(now, began));
    assertThat(resume(earlier).result().orElseThrow().identity()).contains(began);
    try (Safetensors one = Safetensors.open(earlier.resolve("model.safetensors"));
        Safetensors other = Safetensors.open(undisturbed.resolve("model.safetensors"))) {
      for (String name : other.names()) {
        assertThat(one.floats(name)).as(name).isEqualTo(other.floats(name));
      }
    }
    assertThat(resume(earlier).result()).isPresent();
  }

  /** The mark of the end goes first: whoever is killed then has the finished run again. */
  @Test
  void killedWhileItIsLengthenedTheRunIsAsItWas() throws Exception {
    Path between = copy("between");
    RunDirectory.open(between).forgetResult();
    resume(between);
    FinishedRun.assertSame(between, finished);
  }

  @Test
  void itIsLengthenedAgain() throws Exception {
    Path twice = copy("twice");
    lengthen(twice, 14);
    resume(twice);
    lengthen(twice, 16);
    assertThat(resume(twice).result().orElseThrow().steps()).isEqualTo(16);
    assertThat(configuration(twice).continued().orElseThrow())
        .extracting(Continuation::steps)
        .containsExactly(14L, 16L);
  }

  @Test
  void whatCannotGoOnIsRefusedAndLeftAsItWas() throws Exception {
    assertThatThrownBy(() -> lengthen(finished, STEPS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 12 steps already: give more --steps than that");
    Path open = copy("open");
    lengthen(open, LONGER);
    assertThatThrownBy(() -> lengthen(open, LONGER + 1))
        .hasMessageContaining("is not finished: let ./sluice resume");
    Path stateless = copy("stateless");
    Files.delete(stateless.resolve("training-state.safetensors"));
    assertThatThrownBy(() -> lengthen(stateless, LONGER))
        .hasMessageContainingAll("training-state.safetensors is missing", "train --from");
    assertThat(RunDirectory.open(stateless).isDone()).isTrue();
  }
}
