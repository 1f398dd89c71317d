package io.sluice.suite.language;

import static io.sluice.suite.language.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrainedModelRefusalsTest extends InterruptedRunTest {

  @Test
  void aModelThatIsMissingDamagedOrForeignIsRefused() throws IOException {
    run.flipBit("model.safetensors");
    assertRefused(
            () -> TrainedModel.open(run.folder(), LanguageSamples.SETTINGS, LanguageSamples.PROOFS))
        .contains("model.safetensors is damaged");
    Files.copy(run.file("training-state.safetensors"), run.file("copy"));
    Files.move(
        run.file("copy"), run.file("model.safetensors"), StandardCopyOption.REPLACE_EXISTING);
    assertRefused(
            () -> TrainedModel.open(run.folder(), LanguageSamples.SETTINGS, LanguageSamples.PROOFS))
        .contains("model.safetensors belongs to another model");
    Files.delete(run.file("model.safetensors"));
    assertRefused(
            () -> TrainedModel.open(run.folder(), LanguageSamples.SETTINGS, LanguageSamples.PROOFS))
        .contains("has no checkpoint yet");
  }

  @Test
  void aTextThatTheModelCannotReadIsRefused() throws IOException {
    Path text = folder.resolve("greek.txt");
    Files.writeString(text, "the heron stood by the water. ".repeat(20) + "ῥεῖ ".repeat(20));
    try (TrainedModel model =
        TrainedModel.open(run.folder(), LanguageSamples.SETTINGS, LanguageSamples.PROOFS)) {
      assertRefused(
              () ->
                  model.evaluate(
                      sources,
                      CorpusChoice.file(text, 0.5, OptionalDouble.empty()),
                      MeasuredPart.VALIDATION))
          .contains("ῥ");
    }
  }
}
