package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.IterationRecord;
import io.sluice.run.MetricsLog;
import io.sluice.run.MirroredEvents;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.training.UntimedMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of classifiers and small networks that are lengthened, or start from trained weights. */
class LongerRunTest {

  private static final String VISION =
      "vision train --net mlp(2,width=4) --training-images 200 --test-images 50 --threads 1";

  @TempDir Path home;

  private Typed typed(String line) {
    return Typed.in(home, line.split(" "));
  }

  private Typed done(String line) {
    Typed typed = typed(line);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    return typed;
  }

  private void refused(String line, String... words) {
    Typed typed = typed(line);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains(words);
  }

  private Path run(String name) {
    return home.resolve("checkpoints").resolve(name);
  }

  private String out(String name) {
    return " --out " + run(name);
  }

  private static String config(Path run) throws Exception {
    return Files.readString(run.resolve("config.json"));
  }

  /** The same numbers, to the last bit. */
  private static void assertSame(Path actual, Path expected) throws Exception {
    RunDirectory one = RunDirectory.open(actual);
    RunDirectory other = RunDirectory.open(expected);
    assertThat(UntimedMetrics.of(one.metrics())).isEqualTo(UntimedMetrics.of(other.metrics()));
    assertThat(one.model()).hasSameBinaryContentAs(other.model());
    assertThat(one.isDone()).isTrue();
    MirroredEvents.require(actual);
    MirroredEvents.require(expected);
  }

  /** A process of its own that is killed as soon as it has written so many records more. */
  private void kill(String line, Path run, int records) throws Exception {
    Path metrics = run.resolve("metrics.jsonl");
    int before = Files.exists(metrics) ? Files.readAllLines(metrics).size() : 0;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dsluice.home=" + home, "io.sluice.cli.Main"));
    command.addAll(List.of(line.split(" ")));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("said.txt").toFile())
            .start();
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!Files.exists(metrics) || Files.readAllLines(metrics).size() < before + records) {
      assertThat(process.isAlive()).as(Files.readString(home.resolve("said.txt"))).isTrue();
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(1);
    }
    process.destroyForcibly();
    assertThat(process.waitFor()).as("it is killed").isNotZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        VISION + " --activation dyn(mish) --epochs 2 | --epochs 15 | 2 epochs | 6",
        "mlp train --hidden 3 --iterations 4 --algorithm adam | --iterations 400 | 4 iterations | 4",
        "mlp train --hidden 9 --iterations 4 --algorithm scg | --iterations 900 | 4 iterations | 9"
      })
  void aFinishedRunIsLengthenedAndKilledGoesOnToTheSameBits(
      String train, String longer, String before, int records) throws Exception {
    Path straight = run("straight");
    done(train + " --out " + straight);
    Path killed = SuiteRuns.copy(straight, run("killed"));
    Typed said = done("resume straight " + longer);
    String[] unit = longer.split(" ", -1);
    assertThat(said.err())
        .contains(
            "from " + before.replaceAll(" .*", "") + " to " + unit[1] + " " + unit[0].substring(2));
    assertThat(said.err()).doesNotContain("falls to 0.00");
    if (train.contains("adam")) {
      assertThat(said.err())
          .contains("and falls to 0")
          .containsPattern("goes on +from iteration 5");
    }
    assertThat(config(straight)).contains("\"continued\"", "\"after\"");
    kill("resume killed " + longer, killed, records);
    assertThat(RunDirectory.open(killed).isDone()).isFalse();
    done("resume killed");
    assertSame(killed, straight);
    refused("resume killed " + longer, "give more " + unit[0] + " than that");
    refused("resume killed --steps 9", "--steps is no option for what killed holds");
  }

  /** What an algorithm without a checkpoint does longer is what a longer run of it does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "owo-molf(relu) |",
        "levenberg-marquardt |",
        "adam | --test fold(1,10) --early-stopping validation-fold"
      })
  void whatBeginsAgainIsTheRunOfTheNewLength(String algorithm, String more) throws Exception {
    String train = "mlp train --hidden 3 --algorithm " + algorithm;
    String rest = (more == null ? "" : " " + more) + " --iterations ";
    done(train + rest + "3" + out("longer"));
    List<String> before = UntimedMetrics.of(run("longer").resolve("metrics.jsonl"));
    assertThat(done("mlp resume longer --iterations 8").err())
        .contains("from 3 to 8 iterations; it goes on from no checkpoint and is trained again")
        .doesNotContain("the learning rate goes on");
    done(train + rest + "8" + out("straight"));
    List<String> longer = UntimedMetrics.of(run("longer").resolve("metrics.jsonl"));
    List<String> straight = UntimedMetrics.of(run("straight").resolve("metrics.jsonl"));
    assertThat(longer).hasSameSizeAs(straight);
    assertThat(longer.subList(1, before.size())).isEqualTo(before.subList(1, before.size()));
    // The rate of adam fell to nothing before it was lengthened, and does again.
    if (!algorithm.equals("adam")) {
      assertThat(longer.subList(1, longer.size())).isEqualTo(straight.subList(1, straight.size()));
    }
  }

  /** Nobody counts on what adam has saved where early stopping makes it begin again. */
  @Test
  void aCheckpointThatNothingGoesOnFromIsNoStep() throws Exception {
    done(
        "mlp compare --data bumps --hidden 3 --algorithms adam --folds 3 --iterations 4"
            + " --early-stopping validation-fold --name stopping");
    Path interrupted;
    try (Stream<Path> runs = Files.list(run("stopping"))) {
      interrupted = runs.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
    }
    SuiteRuns.unfinish(interrupted);
    assertThat(RunDirectory.open(interrupted).savedStep()).isPositive();
    assertThat(done("mlp compare stopping --dry-run").out())
        .contains("to go on")
        .doesNotContain("from step");
    assertThat(new KeptRun(interrupted, "mlp resume", MlpRun::savedStep).sentence())
        .startsWith("such a run goes on from no checkpoint; ./sluice mlp resume ")
        .endsWith(" begins anew");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        VISION + " --activation pwl(5) --epochs 2 | vision train --from RUN --epochs 15 | 6",
        "mlp train --hidden 3 --iterations 4 --algorithm adam(pwl(5))"
            + " | mlp train --from RUN --iterations 400 | 4"
      })
  void trainedWeightsAreTrainedFurtherAndKilledGoOnToTheSameBits(
      String train, String further, int records) throws Exception {
    done(train + out("first"));
    String on = further.replace("RUN", "first") + " --out ";
    assertThat(done(on + run("straight")).err())
        .containsPattern("weights +from \\S*checkpoints/first/model.safetensors");
    assertThat(config(run("straight"))).contains("checkpoints/first/model.safetensors");
    kill(on + run("killed"), run("killed"), records);
    done("resume killed");
    assertSame(run("killed"), run("straight"));
  }

  /** Hinges that have learned are not placed anew. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        VISION + " --activation pwl(5) --epochs 2 | vision train --from first --epochs 1",
        "train --text NOTES --layers 1 --width 16 --heads 2 --context 8 --batch 2 --steps 3"
            + " --tokenizer characters --feed-forward gated(pwl(5))"
            + " | train --from first --text NOTES --steps 1"
      })
  void activationsStartAsTheyHaveLearned(String train, String further) throws Exception {
    String text = Typed.text(home).toString();
    done(train.replace("NOTES", text) + out("first"));
    done(further.replace("NOTES", text) + out("further"));
    try (Safetensors start =
            Safetensors.open(RunDirectory.open(run("further")).initialActivations());
        Safetensors first = Safetensors.open(RunDirectory.open(run("first")).model())) {
      assertThat(start.names()).isNotEmpty();
      for (String name : start.names()) {
        assertThat(start.floats(name)).as(name).isEqualTo(first.floats(name));
      }
    }
  }

  /** It begins where the trained network ended, on other rows and scales as well. */
  @Test
  void aTrainedNetworkKnowsFromTheFirstIterationWhatItHasLearned() {
    double last =
        done("mlp train --iterations 30 --json" + out("first"))
            .json()
            .get("training_error")
            .asDouble();
    assertThat(done("mlp train --from first --iterations 1" + out("further")).err())
        .containsPattern("weights +from \\S*checkpoints/first/model.safetensors");
    done("mlp train --from first --iterations 1 --scaling none" + out("unscaled"));
    for (String name : List.of("further", "unscaled")) {
      IterationRecord start =
          MetricsLog.read(run(name).resolve("metrics.jsonl"), IterationRecord.class).get(0);
      assertThat(start.trainingError()).as(name).isLessThan(last * 1.0001);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheReason() {
    done(VISION + " --activation relu --epochs 1" + out("net"));
    done("mlp train --hidden 3 --iterations 2" + out("small"));
    refused(
        "vision train --from net --net mlp(3,width=4)" + out("a"),
        "leave --net mlp(3, width=4) out");
    refused("vision train --from net --weights net" + out("a"), "leave one of them out");
    refused("vision train --from small" + out("a"), "small is a small network, not an image");
    refused(
        "mlp train --from small --hidden 4" + out("a"),
        "does not fit: it has",
        "leave --hidden 4 out");
    refused("mlp train --from small --algorithm cg" + out("a"), "9 hinges", "units of sigmoid");
    refused("mlp train --from net" + out("a"), "net is an image classifier, not a small network");
    assertThat(run("a")).doesNotExist();
  }

  /** A text, rows or weights that are gone or others must not cost the finished run. */
  @Test
  void whatItGoesOnWithIsLookedAtBeforeTheRunIsTouched() throws Exception {
    Path text = Typed.text(home);
    Path rows = home.resolve("rows.csv");
    StringBuilder lines = new StringBuilder("a,y\n");
    for (int i = 0; i < 60; i++) {
      lines.append(i).append(',').append(i * i % 17).append('\n');
    }
    Files.writeString(rows, lines);
    done(
        "train --text %s --layers 1 --width 16 --heads 2 --context 8 --batch 2 --steps 2"
                .formatted(text)
            + " --tokenizer characters"
            + out("language"));
    String small = "mlp train --data " + rows + " --hidden 2 --iterations 2";
    done(small + " --algorithm adam" + out("adam"));
    done(small + " --algorithm cg" + out("first"));
    done(small + " --algorithm cg --from first" + out("further"));
    Map<String, Map<String, String>> before = new TreeMap<>();
    for (String name : List.of("language", "adam", "further")) {
      before.put(name, files(name));
    }
    Files.writeString(text, "Another text.\n".repeat(500));
    Files.writeString(rows, lines.append("60,3\n"));
    refused("resume language --steps 9", "has changed since the run began");
    refused("resume language --steps 9 --text " + home.resolve("none.txt"), "does not exist");
    refused("resume adam --iterations 9", "the rows of", "have changed since the run began");
    refused("resume further --iterations 9", "the rows of", "have changed since the run began");
    Files.writeString(rows, lines.substring(0, lines.length() - 5));
    Files.delete(run("first").resolve("model.safetensors"));
    refused("resume further --iterations 9", "model.safetensors are not there any more");
    for (String name : before.keySet()) {
      assertThat(files(name)).as(name).isEqualTo(before.get(name));
    }
    done("resume adam --iterations 9");
  }

  private Map<String, String> files(String name) {
    Map<String, String> files = SuiteRuns.content(run(name));
    files.remove("run.lock");
    return files;
  }

  /** A run is another one when it has been lengthened. */
  @Test
  void whatItWasBeforeIsNotTheLengthenedRun() throws Exception {
    done("mlp train --hidden 3 --iterations 4 --algorithm adam" + out("run"));
    byte[] model = Files.readAllBytes(run("run").resolve("model.safetensors"));
    byte[] result = Files.readAllBytes(run("run").resolve("result.json"));
    done("resume run --iterations 6");
    Path other = SuiteRuns.copy(run("run"), run("other"));
    Files.write(run("run").resolve("model.safetensors"), model);
    refused("mlp evaluate run", "belongs to another run", "continued");
    Files.write(other.resolve("result.json"), result);
    refused("resume other", "result.json belongs to another run");
  }

  @Test
  void aStudyDoesNotTakeALengthenedRunForItsOwn() {
    String compare =
        "compare --text %s --feed-forward relu --seeds 1 --marks 2 --overhead-steps 1 --name short"
            .formatted(Typed.text(home));
    done(compare);
    done("resume " + run("short/relu-seed-1") + " --steps 3");
    refused(compare, "holds a run that this study would not train: continued");
    refused(compare + " --threads 7", "holds a run that this study would not train: continued");
  }
}
