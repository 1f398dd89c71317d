package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.data.PartialName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = parent.resolve("runs").resolve("first");
  }

  private RunDirectory createdWithConfig() {
    RunDirectory run = RunDirectory.create(folder);
    AtomicFile.write(run.config(), "{}");
    return run;
  }

  @Test
  void createsTheFolderWithItsParents() {
    RunDirectory run = RunDirectory.create(folder);
    assertThat(folder).isEmptyDirectory();
    assertThat(run.folder()).isEqualTo(folder);
    assertThat(run.config()).isEqualTo(folder.resolve("config.json"));
    assertThat(run.metrics()).isEqualTo(folder.resolve("metrics.jsonl"));
    assertThat(run.model()).isEqualTo(folder.resolve("model.safetensors"));
    assertThat(run.trainingState()).isEqualTo(folder.resolve("training-state.safetensors"));
    assertThat(run.tokenizer()).isEqualTo(folder.resolve("tokenizer.json"));
    assertThat(run.result()).isEqualTo(folder.resolve("result.json"));
    assertThat(run.done()).isEqualTo(folder.resolve("DONE"));
  }

  @ParameterizedTest
  @CsvSource({"17,17", "abc,0", "-1,0", "9999999999999999999,0"})
  void whatIsSavedHasItsStep(String written, long step) {
    RunDirectory run = createdWithConfig();
    assertThat(run.savedStep()).isZero();
    Safetensors.write(run.trainingState(), Map.of("step", written), List.of());
    assertThat(run.savedStep()).isEqualTo(step);
  }

  /** Whoever only looks is told of no step; resuming says what is wrong. */
  @Test
  void whatIsSavedAndDamagedHasNone() throws IOException {
    RunDirectory run = createdWithConfig();
    Safetensors.write(run.trainingState(), Map.of("step", "17"), List.of());
    byte[] whole = Files.readAllBytes(run.trainingState());
    for (int length : new int[] {0, 7, 8, whole.length - 1}) {
      Files.write(run.trainingState(), Arrays.copyOf(whole, length));
      assertThat(run.savedStep()).as("of %d bytes", length).isZero();
    }
    Files.writeString(run.trainingState(), "no safetensors, but a text of somebody");
    assertThat(run.savedStep()).isZero();
    Files.delete(run.trainingState());
    Files.createDirectory(run.trainingState());
    assertThat(run.savedStep()).isZero();
  }

  @Test
  void refusesAFolderThatHoldsARun() {
    createdWithConfig();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.create(folder))
        .withMessage(folder + " is already in use: it holds a run; use resume, or another --out");
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.tex"), "dear to somebody");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.create(folder))
        .withMessage(
            folder + " is already in use: it holds thesis.tex and no run; choose another --out");
    assertThat(folder.resolve("thesis.tex")).hasContent("dear to somebody");
  }

  @Test
  void refusesAFileInPlaceOfTheFolderOrAParent() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.create(file))
        .withMessage(file + " is a file, not a folder: choose another --out");
    assertThatThrownBy(() -> RunDirectory.create(file.resolve("run")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file.resolve("run") + " cannot be made a folder: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.open(file))
        .withMessage(file + " is a file, not the folder of a run: name the folder given to --out");
  }

  @Test
  void takesAFolderLeftByAProcessKilledBeforeItSavedItsConfiguration() throws IOException {
    try (RunLock lock = RunDirectory.create(folder).lock()) {
      assertThat(lock).isNotNull();
      Files.writeString(PartialName.unique(folder.resolve("config.json")), "{");
      Files.writeString(folder.resolve("config.json." + UUID.randomUUID() + ".partial"), "{");
    }
    RunDirectory run = RunDirectory.create(folder);
    run.lock().close();
    assertThat(folder)
        .isDirectoryContaining("glob:**/run.lock")
        .isDirectoryNotContaining("glob:**partial");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thesis.partial",
        "config.json.partial",
        "config.json.1.partial",
        "thesis.550e8400-e29b-41d4-a716-446655440000.partial",
        "folder.partial/",
        "config.json.550e8400-e29b-41d4-a716-446655440000.sluice-partial/",
        "run.lock/"
      })
  void refusesAFolderThatHoldsSomebodysOwnPartialFilesAndFolders(String name) throws IOException {
    Files.createDirectories(folder);
    Path own = folder.resolve(name);
    if (name.endsWith("/")) {
      Files.createDirectory(own);
    } else {
      Files.writeString(own, "half of something dear");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.create(folder))
        .withMessage(
            "%s is already in use: it holds %s and no run; choose another --out",
            folder, own.getFileName());
    assertThat(own).exists();
  }

  @Test
  void aLockThatHoldsSomethingIsSomebodysOwn() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("run.lock"), "a file of another program");
    assertThatIllegalArgumentException().isThrownBy(() -> RunDirectory.create(folder));
  }

  @Test
  void aRunTakesNoOtherIntoItsFolder() throws IOException {
    createdWithConfig().lock().close();
    Path inside = folder.resolve("deep/er");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.create(inside))
        .withMessage(
            "%s would lie in the folder of another run, %s: choose another --out",
            inside, folder.toRealPath());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunLock.ofStudy(folder))
        .withMessage("%s is the folder of a run: choose another --name", folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunLock.ofStudy(inside))
        .withMessage(
            "%s would lie in the folder of a run, %s: choose another --name",
            inside, folder.toRealPath());
    assertThat(folder.resolve("deep")).doesNotExist();
    assertThat(folder.resolve("study.lock")).doesNotExist();
  }

  @Test
  void aRunIsFoundAroundWhateverLiesInIt() throws IOException {
    createdWithConfig().lock().close();
    Path real = folder.toRealPath();
    assertThat(RunDirectory.around(folder)).contains(real);
    assertThat(RunDirectory.around(folder.resolve("not/there.csv"))).contains(real);
    assertThat(RunDirectory.around(folder.resolve("model.safetensors"))).contains(real);
    assertThat(RunDirectory.around(parent.resolve("runs/other/../first/x"))).contains(real);
    assertThat(RunDirectory.around(parent.resolve("runs"))).isEmpty();
    assertThat(RunDirectory.around(parent.resolve("elsewhere/x"))).isEmpty();
    Path link = parent.resolve("link");
    try {
      Files.createSymbolicLink(link, folder);
    } catch (UnsupportedOperationException | IOException e) {
      Assumptions.abort("this platform grants no symbolic links: " + e);
    }
    assertThat(RunDirectory.around(link.resolve("x"))).contains(real);
  }

  @Test
  void theConfigurationOfAnotherProgramMakesNoRun() throws IOException {
    Path project = Files.createDirectories(parent.resolve("project"));
    Files.writeString(project.resolve("config.json"), "{\"hidden_size\": 768}");
    Files.writeString(project.resolve("model.safetensors"), "");
    assertThat(RunDirectory.around(project.resolve("out.csv"))).isEmpty();
    Files.writeString(project.resolve("config.json"), "no JSON");
    assertThat(RunDirectory.around(project.resolve("out.csv"))).isEmpty();
    Files.writeString(project.resolve("config.json"), "{\"provenance\": {\"sluice\": \"1\"}}");
    assertThat(RunDirectory.around(project.resolve("out.csv"))).isPresent();
  }

  @Test
  void opensOnlyARun() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.open(folder))
        .withMessage(folder + " does not exist: name the folder given to --out");
    Files.createDirectories(folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunDirectory.open(folder))
        .withMessage(folder + " holds no run: it has no config.json");
    createdWithConfig();
    assertThat(RunDirectory.open(folder).folder()).isEqualTo(folder);
  }

  @Test
  void isDoneOnceMarked() {
    RunDirectory run = createdWithConfig();
    assertThat(run.isDone()).isFalse();
    run.markDone();
    assertThat(RunDirectory.open(folder).isDone()).isTrue();
  }

  @Test
  void oneLockAtATimeWithinAProcess() {
    RunDirectory run = createdWithConfig();
    String sentence =
        folder + " is being written by another training: wait for it, or train into another --out";
    try (RunLock lock = run.lock()) {
      assertThat(lock).isNotNull();
      Path detour = folder.resolve("..").resolve("first");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RunDirectory.open(folder).lock())
          .withMessage(sentence);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RunDirectory.open(detour).lock())
          .withMessageContaining("is being written by another training");
    }
    RunDirectory.open(folder).lock().close();
  }

  @Test
  void closingALockTwiceDoesNotReleaseTheNextOwners() {
    RunDirectory run = createdWithConfig();
    RunLock first = run.lock();
    first.close();
    try (RunLock second = run.lock()) {
      assertThat(second).isNotNull();
      first.close();
      assertThatIllegalArgumentException().isThrownBy(run::lock);
    }
  }

  @Test
  void whoIsTurnedAwayDeletesNothingAndTakesNoLockAway() throws Exception {
    RunDirectory run = createdWithConfig();
    Path underway = PartialName.unique(run.model());
    try (RunLock lock = run.lock()) {
      assertThat(lock).isNotNull();
      Files.writeString(underway, "half");
      assertThatIllegalArgumentException().isThrownBy(run::lock);
      assertThat(underway).exists();
      // The refusal above must not have released the system's lock: another process is refused.
      assertThat(startLocker().waitFor()).isEqualTo(3);
    }
    assertThat(underway).exists();
    run.lock().close();
    assertThat(underway).doesNotExist();
  }

  @Test
  void anotherProcessIsRefusedUntilTheOwnerDies() throws Exception {
    RunDirectory run = createdWithConfig();
    Process owner = startLocker();
    try (BufferedReader output = owner.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("locked");
      assertThatIllegalArgumentException()
          .isThrownBy(run::lock)
          .withMessage(
              folder
                  + " is being written by another training: wait for it, or train into another"
                  + " --out");
      owner.destroyForcibly();
      assertThat(owner.waitFor(20, TimeUnit.SECONDS)).isTrue();
      run.lock().close();
    } finally {
      owner.destroyForcibly();
    }
  }

  private Process startLocker() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Locker.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A process that locks a run and sleeps; exit code 3 when it is refused. */
  static final class Locker {
    public static void main(String[] arguments) throws InterruptedException {
      try (RunLock lock = RunDirectory.open(Path.of(arguments[0])).lock()) {
        System.out.println(lock == null ? "nothing" : "locked");
        Thread.sleep(60_000);
      } catch (IllegalArgumentException e) {
        System.exit(3);
      }
    }
  }
}
