package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No room for a checkpoint, as the limit on a file's size gives it to a process of its own. */
class FullDiskTest {

  private static final Path BASH = Path.of("/bin/bash");

  /** 64 KB: more than any text, token or metrics file here, less than a checkpoint. */
  private static final List<String> LIMITED =
      List.of(BASH.toString(), "-c", "ulimit -f 64 && exec \"$@\"", "bash");

  @TempDir Path folder;

  @Test
  void aCheckpointThatDoesNotFitLeavesTheOneBefore() throws Exception {
    assumeTrue(Files.isExecutable(BASH), "there is no " + BASH + " here to limit a process");
    LanguageSamples.text(folder);
    LanguageRecipe recipe = TrainingProcess.Main.recipe(folder);
    TextSources sources = LanguageSamples.sources(folder);
    Path undisturbed = folder.resolve("undisturbed");
    LanguageSamples.train(recipe, sources, undisturbed);
    Path run = folder.resolve("run");
    LanguageSamples.trainUntil(10, recipe, sources, run);
    Path state = run.resolve("training-state.safetensors");
    byte[] before = Files.readAllBytes(state);
    assertThat(before.length).isGreaterThan(64 * 1024);

    try (TrainingProcess process =
        TrainingProcess.start(
            LIMITED, TrainingProcess.Main.class, folder, run, TrainingProcess.SMALL)) {
      assertThat(process.await()).isNotZero();
    }

    assertThat(Files.readString(folder.resolve("errors.txt")))
        .contains(state + " cannot be written: ")
        .contains("what was there before is not lost");
    assertThat(state).hasBinaryContent(before);
    LanguageSamples.resume(sources, run);
    FinishedRun.assertSame(run, undisturbed);
  }
}
