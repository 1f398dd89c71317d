package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.resume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run has written must be whole. */
class ResumeStateRefusalsTest {
  @TempDir static Path shared;
  private static InterruptedRun interrupted;

  @TempDir Path folder;
  private TextSources sources;
  private InterruptedRun run;

  @BeforeAll
  static void trainHalfWay() {
    interrupted = InterruptedRun.in(shared);
  }

  @BeforeEach
  void copy() throws IOException {
    sources = LanguageSamples.sources(folder);
    run = interrupted.copy(folder.resolve("run"));
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    run.flipBit("training-state.safetensors");
    run.assertResumeRefused(sources).contains("training-state.safetensors is damaged");
  }

  @Test
  void aCheckpointOfAnotherModelIsRefused() throws IOException {
    run.edit("config.json", "\"layers\" : 2", "\"layers\" : 1");
    run.assertResumeRefused(sources)
        .contains("training-state.safetensors")
        .contains("another model");
  }

  @Test
  void damagedMetricsBeforeTheCheckpointAreRefused() throws IOException {
    run.edit("metrics.jsonl", "\"step\":2", "\"stop\":2");
    run.assertResumeRefused(sources).contains("metrics.jsonl");
  }

  @Test
  void aDamagedResultOfAFinishedRunIsRefused() throws IOException {
    resume(sources, run.folder());
    Files.writeString(run.file("result.json"), "{}");
    run.assertResumeRefused(sources).contains("result.json");
  }
}
