package io.sluice.training;

import static io.sluice.training.RegressionRuns.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.GapRecord;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.run.TrainRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records that were lost between two sittings: the weights do not need them, and nobody is silent.
 */
class LostRecordsTest {
  @TempDir Path folder;
  private RegressionRuns runs;
  private RunDirectory stopped;
  private List<String> lines;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void stop() throws IOException {
    runs = new RegressionRuns(folder);
    stopped = runs.create("stopped");
    runs.trainUntil(20, PLAN, stopped);
    lines = Files.readAllLines(stopped.metrics());
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private void resume() {
    runs.train(
        runs.task(),
        PLAN,
        stopped,
        new StopSignal(),
        new TrainingListener() {
          @Override
          public void onNotice(String sentence) {
            notices.add(sentence);
          }
        });
  }

  private void assertSameWeights() {
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), PLAN, undisturbed);
    assertThat(stopped.model()).hasSameBinaryContentAs(undisturbed.model());
  }

  @Test
  void whereNothingIsLostNothingIsSaid() {
    resume();
    assertThat(notices).isEmpty();
    assertThat(RunRecords.of(stopped).notice()).isEmpty();
    assertThat(MetricsLog.read(stopped.metrics(), GapRecord.class)).isEmpty();
    assertThat(RunRecords.of(stopped).of(TrainRecord.class)).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void linesThatAreMissingAreCounted(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> left = new ArrayList<>(lines);
    left.removeIf(line -> random.nextInt(seed) == 0);
    int missing = lines.size() - left.size();
    if (missing == 0) {
      left.remove(random.nextInt(left.size()));
      missing = 1;
    }
    Files.write(stopped.metrics(), left);
    String counted =
        "%d of %d records are missing from %s".formatted(missing, lines.size(), stopped.metrics());
    assertThat(RunRecords.of(stopped).notice())
        .hasValueSatisfying(n -> assertThat(n).startsWith(counted));

    resume();

    assertThat(notices)
        .containsExactly(
            counted + ": the weights are whole and the run goes on, and its curves lack them");
    assertThat(MetricsLog.read(stopped.metrics(), GapRecord.class))
        .containsExactly(new GapRecord(20, missing));
    assertThat(RunRecords.of(stopped).notice())
        .hasValueSatisfying(
            n -> assertThat(n).contains("records of " + stopped.metrics(), "step 20"));
    assertSameWeights();
  }

  /**
   * They are still in the file that has lost its name, and get it back with the next checkpoint.
   */
  @ParameterizedTest
  @ValueSource(strings = {"deleted", "replaced"})
  void whatIsTakenAwayWhileTheRunTrainsIsMadeAgain(String how) throws IOException {
    runs.train(
        runs.task(),
        PLAN,
        stopped,
        new StopSignal(),
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            if (record.step() == 27) {
              takeAway(how);
            }
          }

          @Override
          public void onNotice(String sentence) {
            notices.add(sentence);
          }
        });
    assertThat(notices)
        .containsExactly(
            stopped.metrics()
                + " was deleted or replaced while the run was training: it is made again, with all"
                + " records");
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), PLAN, undisturbed);
    assertThat(UntimedMetrics.of(stopped.metrics()))
        .isEqualTo(UntimedMetrics.of(undisturbed.metrics()));
    assertThat(RunRecords.of(stopped).notice()).isEmpty();
  }

  private void takeAway(String how) {
    try {
      Files.delete(stopped.metrics());
      if (how.equals("replaced")) {
        Files.writeString(stopped.metrics(), "none");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Killed before the next checkpoint, the run goes on from the same one again. */
  @Test
  void theyAreCountedOnceAndTheSameAgain() throws IOException {
    Files.write(stopped.metrics(), lines.subList(3, lines.size()));
    for (int sitting = 1; sitting <= 2; sitting++) {
      StopSignal atOnce = new StopSignal();
      atOnce.request();
      runs.train(
          runs.task(),
          PLAN,
          stopped,
          atOnce,
          new TrainingListener() {
            @Override
            public void onNotice(String sentence) {
              notices.add(sentence);
            }
          });
      assertThat(notices)
          .hasSize(sitting)
          .allMatch(n -> n.startsWith("3 of %d records are missing".formatted(lines.size())));
    }
    resume();
    assertThat(MetricsLog.read(stopped.metrics(), GapRecord.class))
        .containsExactly(new GapRecord(20, 3));
    assertSameWeights();
  }

  @Test
  void soIsTheWholeFile() throws IOException {
    Files.delete(stopped.metrics());
    resume();
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("%1$d of %1$d records are missing".formatted(lines.size()));
    assertSameWeights();
  }

  @Test
  void linesThatWereAlteredOrAddedAreFoundOut() throws IOException {
    List<String> altered = new ArrayList<>(lines);
    altered.set(5, lines.get(5).replaceFirst("\"loss_nats\":[0-9.]+", "\"loss_nats\":0.5"));
    Files.write(stopped.metrics(), altered);
    assertThat(altered).isNotEqualTo(lines);
    assertThat(RunRecords.of(stopped).notice())
        .contains(
            "records of "
                + stopped.metrics()
                + " are not those that the run wrote: what is shown lacks them");
    altered.set(5, lines.get(5));
    altered.add(5, lines.get(5));
    Files.write(stopped.metrics(), altered);
    resume();
    assertThat(notices).singleElement().asString().contains("not those that the run wrote");
    assertThat(MetricsLog.read(stopped.metrics(), GapRecord.class))
        .containsExactly(new GapRecord(20, 0));
  }

  @Test
  void ofAFinishedRunTheyAreMissedToo() throws IOException {
    resume();
    stopped.markDone();
    List<String> all = Files.readAllLines(stopped.metrics());
    Files.delete(stopped.trainingState());
    assertThat(RunRecords.of(stopped).notice()).isEmpty();
    Files.write(stopped.metrics(), all.subList(0, all.size() - 1));
    assertThat(RunRecords.of(stopped).notice())
        .contains(
            "1 of %d records are missing from %s: what is shown lacks them"
                .formatted(all.size(), stopped.metrics()));
  }
}
