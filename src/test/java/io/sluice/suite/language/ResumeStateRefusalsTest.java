package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.resume;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a run has written must be whole. */
class ResumeStateRefusalsTest extends InterruptedRunTest {

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    run.flipBit("training-state.safetensors");
    run.assertResumeRefused(sources).contains("training-state.safetensors is damaged");
  }

  @Test
  void aConfigurationThatWasEditedIsRefused() throws IOException {
    run.edit("config.json", "\"layers\" : 2", "\"layers\" : 1");
    run.assertResumeRefused(sources)
        .contains("config.json has been changed since the run began")
        .contains("recipe.model.layers is 1, and 2 in model.safetensors");
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
