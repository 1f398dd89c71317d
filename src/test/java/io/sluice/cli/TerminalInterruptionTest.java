package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.run.TrainRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are pressed in a terminal while a long command runs in it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no pseudo-terminals of this kind")
class TerminalInterruptionTest {

  private static final int COLUMNS = 100;

  /** A step that is not the first of the bar, and any of a study. */
  private static final String STEP = "step [1-9]";

  @TempDir Path folder;
  private Path home;
  private Path run;

  @BeforeEach
  void makeHome() {
    home = Typed.homeWithCorpus(folder.resolve("home"));
    run = folder.resolve("run");
  }

  private Pty pty(String name, String... words) throws Exception {
    return Pty.of(folder.resolve(name), COLUMNS, home, words);
  }

  private static void stopped(Pty pty) throws Exception {
    pty.press(Pty.CTRL_C);
    assertThat(pty.exitCode(120)).as(pty.screen()).isEqualTo(130);
    assertThat(pty.isLeftAsItWas()).as("the terminal").isTrue();
    assertThat(pty.screen()).doesNotContain("Exception", "internal error");
  }

  private static long savedStep(Path run) throws Exception {
    try (Safetensors state = Safetensors.open(RunDirectory.open(run).trainingState())) {
      return Long.parseLong(state.metadata().get("step"));
    }
  }

  private static long lastStep(Path run) {
    List<TrainRecord> steps = MetricsLog.read(RunDirectory.open(run).metrics(), TrainRecord.class);
    return steps.get(steps.size() - 1).step();
  }

  @Test
  void trainAndResumeSaveAndSayHowToGoOn() throws Exception {
    String text = Typed.text(home).toString();
    try (Pty pty =
        pty(
            "train",
            "train",
            "--text",
            text,
            "--steps",
            "100000",
            "--threads",
            "1",
            "--out",
            run.toString())) {
      pty.awaitScreen(STEP);
      stopped(pty);
      assertThat(pty.screen())
          .contains(
              "stopping after this step; Ctrl-C again stops at once",
              "stopped and saved after step " + savedStep(run) + " of 100,000; go on with");
      assertThat(pty.screen().replaceAll("\\s+", " ")).contains("./sluice resume " + run);
    }
    long first = savedStep(run);
    assertThat(first).isEqualTo(lastStep(run));
    assertThat(new KeptRun(run, "resume", RunDirectory::savedStep).sentence())
        .isEqualTo(
            "the checkpoint of step %d is kept; ./sluice resume %s goes on from there"
                .formatted(first, run));
    try (Pty pty = pty("resume", "resume", run.toString())) {
      pty.awaitScreen("of 100,000, loss");
      stopped(pty);
      assertThat(pty.screen()).contains("stopped and saved after step ");
    }
    assertThat(savedStep(run)).isGreaterThan(first).isEqualTo(lastStep(run));
  }

  @Test
  void aValidationKeepsNobodyWaiting() throws Exception {
    Path text = home.resolve("long.txt");
    Files.writeString(text, Files.readString(Typed.text(home)).repeat(2000));
    try (Pty pty =
        pty(
            "train",
            "train",
            "--text",
            text.toString(),
            "--validation-share",
            "0.9",
            "--steps",
            "1",
            "--threads",
            "1",
            "--out",
            run.toString())) {
      pty.awaitScreen("step 1 of 1, .*validating");
      stopped(pty);
      assertThat(pty.screen()).contains("stopped and saved after step 1 of 1, before the last");
    }
    assertThat(savedStep(run)).isEqualTo(1);
    assertThat(RunDirectory.open(run).isDone()).isFalse();
  }

  @Test
  void aTerminalThatIsClosedSavesToo() throws Exception {
    // As nohup does, and what a process starts then ignores it too.
    assumeTrue(
        !InterruptionTest.isIgnored(InterruptionTest.SIGHUP_BIT),
        "this process was started with SIGHUP ignored");
    String text = Typed.text(home).toString();
    try (Pty pty =
        pty(
            "train",
            "train",
            "--text",
            text,
            "--steps",
            "100000",
            "--threads",
            "1",
            "--out",
            run.toString())) {
      pty.awaitScreen(STEP);
      pty.hangUp();
    }
    assertThat(savedStep(run)).isEqualTo(lastStep(run));
  }

  /** One iteration takes far longer than a person, or this test, waits. */
  @Test
  void aSecondCtrlCStopsAtOnceAndSaysWhatIsKept() throws Exception {
    try (Pty pty =
        pty(
            "train",
            "mlp",
            "train",
            "--algorithm",
            "levenberg-marquardt",
            "--hidden",
            "1000",
            "--out",
            run.toString())) {
      pty.awaitScreen("network .*levenberg-marquardt");
      pty.press(Pty.CTRL_C);
      pty.awaitScreen("stopping after this iteration; Ctrl-C again stops at once");
      stopped(pty);
      assertThat(pty.screen().replaceAll("\\s+", " "))
          .contains("stopped at once: there is no checkpoint yet; ./sluice mlp resume " + run);
    }
    assertThat(RunDirectory.open(run).isDone()).isFalse();
  }

  @Test
  void studiesStopInARunAndBetweenRuns() throws Exception {
    String text = Typed.text(home).toString();
    String[] study = {
      "compare", "--text", text, "--feed-forward", "relu", "--threads", "1", "--name"
    };
    try (Pty pty = pty("long", with(study, "long", "--seeds", "2", "--marks", "100000"))) {
      pty.awaitScreen(STEP);
      stopped(pty);
      assertThat(pty.screen())
          .contains("stopping after this step", "stopped and saved, 0 of 2 runs are finished");
    }
    try (Pty pty = pty("many", with(study, "many", "--seeds", "900", "--marks", "1"))) {
      pty.awaitScreen("run 3 of 900");
      stopped(pty);
      assertThat(pty.screen())
          .containsPattern("stopped and saved, [0-9]+ of 900 runs are finished")
          .contains("the same command goes on");
    }
  }

  private static String[] with(String[] first, String... others) {
    return Stream.of(first, others).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void trainingsOfImagesSave() throws Exception {
    String[] few = {"--training-images", "200", "--test-images", "50", "--epochs", "10000"};
    String[] train = {"vision", "train", "--threads", "1", "--out", run.toString()};
    try (Pty pty = pty("train", with(train, few))) {
      pty.awaitScreen(STEP);
      stopped(pty);
      assertThat(pty.screen()).contains("stopped and saved after step ");
    }
    assertThat(savedStep(run)).isEqualTo(lastStep(run));
    Path study =
        Typed.write(
            home.resolve("eval/depth/study.yaml"),
            """
            recipe: mnist-mlp
            images: shapes
            training_images: 200
            test_images: 50
            nets: ["mlp(2, width=4)"]
            activations: [relu]
            epochs: 100000
            seeds: [1]
            precision: fp32
            """);
    try (Pty pty = pty("compare", "vision", "compare", study.toString(), "--threads", "1")) {
      pty.awaitScreen(STEP);
      stopped(pty);
      assertThat(pty.screen()).contains("stopped and saved, 0 of 1 runs are finished");
    }
  }

  @ParameterizedTest
  @CsvSource({"owo-molf, iteration [1-9]", "adam, iteration [1-9]"})
  void trainingsOfSmallNetworksSayHowToGoOn(String algorithm, String seen) throws Exception {
    try (Pty pty =
        pty(
            "train",
            "mlp",
            "train",
            "--algorithm",
            algorithm,
            "--iterations",
            "100000",
            "--out",
            run.toString())) {
      pty.awaitScreen(seen);
      stopped(pty);
      assertThat(pty.screen()).contains("stopping after this iteration", "stopped after iteration");
    }
  }

  @Test
  void studiesOfSmallNetworksSayHowToGoOn() throws Exception {
    try (Pty pty =
        pty("study", "mlp", "hinges", "--data", "bumps", "--iterations", "20000", "--name", "h")) {
      pty.awaitScreen("side by side");
      stopped(pty);
      assertThat(pty.screen()).containsPattern("stopped and saved, [0-9]+ of [0-9]+ runs");
    }
  }

  @Test
  void whatIsWrittenStopsBetweenTokens() throws Exception {
    trained();
    try (Pty pty = pty("generate", "generate", run.toString(), "--tokens", "100000000")) {
      pty.awaitScreen(".{200}");
      stopped(pty);
      assertThat(pty.screen()).contains("stopping", "tokens, ", "stopped; with the same seed");
    }
  }

  /** Commands that have nothing to save end at once and say so. */
  @ParameterizedTest
  @CsvSource({
    "io.sluice.suite.language.TextScorer, evaluate RUN --text LONG --threads 1",
    "io.sluice.suite.language.Benchmark, bench --steps 1000000",
    "io.sluice.corpus.TokenFileWriter, corpus prepare --text LONG --tokenizer characters --again",
    "io.sluice.suite.mlp.SineDemonstration, mlp sine --iterations 100000"
  })
  void whatHasNothingToSaveEndsAtOnce(String needed, String words) throws Exception {
    if (words.contains("RUN")) {
      trained();
    }
    Path text = home.resolve("long.txt");
    Files.writeString(text, Files.readString(Typed.text(home)).repeat(2000));
    String line = words.replace("RUN", run.toString()).replace("LONG", text.toString());
    try (Pty pty = pty("command", line.split(" ", -1))) {
      pty.awaitClass(needed);
      stopped(pty);
      assertThat(pty.screen()).contains("stopped: nothing is kept; the same command begins anew");
    }
  }

  private void trained() {
    Typed typed =
        Typed.in(
            home,
            "train",
            "--text",
            Typed.text(home).toString(),
            "--steps",
            "1",
            "--threads",
            "1",
            "--out",
            run.toString());
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
  }
}
